namespace FlagsDownloader.Cli.Progress;

/// <summary>How a run shows that it goes on. Decided once; nothing else looks at terminals or flags.</summary>
internal enum ProgressMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>A bar on stderr, which is a terminal.</summary>
    Bar,

    /// <summary>A line on stderr every few seconds.</summary>
    Lines,

    /// <summary>A line on stdout for each flag.</summary>
    Verbose,
}
