using FlagsDownloader.EndToEnd.Program;

namespace FlagsDownloader.EndToEnd.Completions;

/// <summary>A real shell on a terminal. A line is typed, completed with Tab, and run with Enter.</summary>
/// <remarks>In the shell, `flags` is a function that records its arguments, so that the shell itself splits the words.</remarks>
internal static class InteractiveShell
{
    // The key that the start-up files bind to a function that inserts all completions.
    public const string InsertAll = "\u0018a";
    public const string Tab = "\t";

    private const string Called = "called";

    /// <summary>The line of a start-up file that replaces the program.</summary>
    public const string StandIn = $$"""flags() { printf '%s\n' "$@" > "$HOME/{{Called}}"; }""";

    /// <param name="folder">The shell's working folder and home.</param>
    /// <param name="start">The command that starts the shell.</param>
    /// <param name="keys">The keys to type, without Enter.</param>
    /// <returns>The arguments of `flags`, and the content of the terminal.</returns>
    public static (IReadOnlyList<string> Arguments, string Screen) Type(TemporaryFolder folder, string start, string keys)
    {
        var called = folder.Of(Called);
        File.Delete(called);
        File.WriteAllText(folder.Of("keys"), $"{keys}\nexit\n");
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = folder.Path,
            ["ZDOTDIR"] = folder.Path,
            ["TERM"] = "xterm",
            ["INPUTRC"] = "/dev/null",
            ["LC_ALL"] = "C.UTF-8",
        };
        var result = FlagsProcess.RunShell(folder.Path, $"script -qec 'stty cols 200 rows 50; exec {start}' /dev/null < keys", environment);
        Assert.True(File.Exists(called), $"flags was not called.\n{result.Output}\n{result.Error}");
        return (File.ReadAllLines(called), result.Output);
    }

    /// <summary>The arguments that replace the last word of the line.</summary>
    /// <param name="line">The line, which begins with `flags`.</param>
    /// <param name="arguments">The arguments of `flags`.</param>
    public static IReadOnlyList<string> LastWords(string line, IReadOnlyList<string> arguments)
    {
        var typed = line.Split(' ');
        string[] words = [.. arguments.Skip(typed.Length - 2)];
        // A shell without a completion leaves the line unchanged.
        return words is [var only] && only == typed[^1] ? [] : words;
    }
}
