namespace FlagsDownloader.Cli.Progress;

/// <summary>What the user asked for with --progress.</summary>
internal enum ProgressChoice
{
    /// <summary>A bar where one can be drawn, lines elsewhere. The default.</summary>
    Auto,

    /// <summary>A bar, also where CI is set; lines, and a line that says why, where none can be drawn.</summary>
    Bar,

    /// <summary>Lines, also on a terminal.</summary>
    Lines,

    /// <summary>Nothing.</summary>
    None,
}
