namespace FlagsDownloader.EndToEnd.Program;

/// <summary>What a run of `flags` came to.</summary>
internal sealed record FlagsResult(int ExitCode, string Output, string Error, string Mark)
{
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Processes that the run left behind.</summary>
    public IReadOnlyList<string> LeftBehind => FlagsProcess.ProcessesMarked(Mark);
}
