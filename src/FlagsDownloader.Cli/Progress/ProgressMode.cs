namespace FlagsDownloader.Cli.Progress;

/// <summary>How a run shows its progress. <see cref="ProgressDecision"/> decides it once.</summary>
internal enum ProgressMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>A bar on the terminal.</summary>
    Bar,

    /// <summary>A line on stderr every two seconds.</summary>
    Lines,

    /// <summary>A line on stdout for each flag.</summary>
    Verbose,
}
