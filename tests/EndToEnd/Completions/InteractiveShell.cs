using FlagsDownloader.EndToEnd.Program;

namespace FlagsDownloader.EndToEnd.Completions;

/// <summary>A real shell on a terminal, in which somebody types a line, has it completed and presses Enter.</summary>
/// <remarks>In it `flags` is a function that writes down what it is called with: so the shell's own idea of the words counts.</remarks>
internal static class InteractiveShell
{
    // What the start-up files bind to a function that inserts all that could follow.
    public const string InsertAll = "\u0018a";
    public const string Tab = "\t";

    private const string Called = "called";

    /// <summary>The line of a start-up file that takes the program's place.</summary>
    public const string StandIn = $$"""flags() { printf '%s\n' "$@" > "$HOME/{{Called}}"; }""";

    /// <param name="folder">The shell's working folder and home.</param>
    /// <param name="start">The command that starts the shell.</param>
    /// <param name="keys">What is typed, without the Enter.</param>
    /// <returns>The arguments that `flags` was called with, and what stood on the terminal.</returns>
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

    /// <summary>What stands on the line where its last word stood.</summary>
    /// <param name="line">What was typed, `flags` first.</param>
    /// <param name="arguments">What `flags` was called with.</param>
    public static IReadOnlyList<string> LastWords(string line, IReadOnlyList<string> arguments)
    {
        var typed = line.Split(' ');
        string[] words = [.. arguments.Skip(typed.Length - 2)];
        // A shell that has nothing to offer leaves the line as it is.
        return words is [var only] && only == typed[^1] ? [] : words;
    }
}
