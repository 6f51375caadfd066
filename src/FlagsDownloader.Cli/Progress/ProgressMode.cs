namespace FlagsDownloader.Cli.Progress;

/// <summary>How a run shows that it goes on. Decided once, by <see cref="ProgressDecision"/>.</summary>
internal enum ProgressMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>A bar on the terminal.</summary>
    Bar,

    /// <summary>A line on stderr every few seconds.</summary>
    Lines,

    /// <summary>A line on stdout for each flag.</summary>
    Verbose,
}
