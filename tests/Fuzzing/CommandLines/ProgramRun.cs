using System.Text.RegularExpressions;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>The result of a command line.</summary>
/// <param name="ExitCode">The exit code; null if the program threw an exception.</param>
/// <param name="Output">All of stdout.</param>
/// <param name="Errors">All of stderr.</param>
/// <param name="Thrown">The exception.</param>
internal sealed partial record ProgramRun(int? ExitCode, string Output, string Errors, Exception? Thrown = null)
{
    // A JSON document of 676 flags, each twice, has 1.5 MB; an argument may be repeated in it once or twice.
    private const int MaxPrinted = 4_000_000;
    private const int PrintedForEachTyped = 8;

    private static readonly int[] ExitCodes = [0, 1, 2, 3, 130];

    /// <summary>The error; null if there is none.</summary>
    public string? WrongFor(IReadOnlyList<string> line)
    {
        if (Thrown is not null)
        {
            return $"{Thrown.GetType().Name} out of {FrameOf(Thrown)}: {Numbers().Replace(Thrown.Message.Split('\n')[0], "#")}";
        }

        if (!ExitCodes.Contains(ExitCode!.Value))
        {
            return $"exit code {ExitCode}";
        }

        if (Errors.Contains("Unhandled exception", StringComparison.Ordinal) || StackTrace().IsMatch(Errors))
        {
            return "a stack trace on stderr";
        }

        if (ExitCode == 2 && Output.Length > 0)
        {
            return "a usage error, and output";
        }

        if (ExitCode == 2 && !Complaint().IsMatch(Errors))
        {
            return "a usage error that does not say whose";
        }

        return Output.Length + Errors.Length > MaxPrinted + (PrintedForEachTyped * line.Sum(word => word.Length))
            ? "output without bounds"
            : null;
    }

    private static string FrameOf(Exception exception) =>
        exception.StackTrace?.Split('\n').FirstOrDefault(frame => frame.Contains("FlagsDownloader", StringComparison.Ordinal))?.Split('(')[0].Trim() ?? "somewhere";

    [GeneratedRegex(@"^\s+at \S+\(", RegexOptions.Multiline)]
    private static partial Regex StackTrace();

    [GeneratedRegex("^flags(-server)?: ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Complaint();

    [GeneratedRegex("[0-9]+|'[^']*'")]
    private static partial Regex Numbers();
}
