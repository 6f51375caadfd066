using System.Text.RegularExpressions;

namespace FlagsDownloader.EndToEnd.Program;

/// <summary>The result of a run of `flags`.</summary>
/// <param name="ExitCode">After a signal: 128 plus its number.</param>
/// <param name="Output">All of stdout.</param>
/// <param name="AllError">All of stderr.</param>
/// <param name="Mark">Marks the processes of the run.</param>
internal sealed partial record FlagsResult(int ExitCode, string Output, string AllError, string Mark)
{
    /// <summary>
    /// stderr without the lines of progress: a download writes one every two seconds, and on a busy machine any run may take that long.
    /// </summary>
    public string Error { get; } = ProgressLine().Replace(AllError, "");

    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Processes that the run left behind.</summary>
    public IReadOnlyList<string> LeftBehind => FlagsProcess.ProcessesMarked(Mark);

    [GeneratedRegex(@"^\d+/\d+ (?:flags|files), \d+\.\d/s.*\n", RegexOptions.Multiline)]
    private static partial Regex ProgressLine();
}
