namespace FlagsDownloader.Cli.Progress;

/// <summary>The value of --progress.</summary>
internal enum ProgressChoice
{
    /// <summary>A bar if one can be drawn, otherwise lines. The default.</summary>
    Auto,

    /// <summary>A bar, even if CI is set. If none can be drawn: lines, and the reason.</summary>
    Bar,

    /// <summary>Lines, also on a terminal.</summary>
    Lines,

    /// <summary>Nothing.</summary>
    None,
}
