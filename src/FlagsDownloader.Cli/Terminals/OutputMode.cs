namespace FlagsDownloader.Cli.Terminals;

/// <summary>What standard output can take beside text.</summary>
internal enum OutputMode
{
    /// <summary>Nothing: it is a file or a pipe, or a terminal of which nothing is known.</summary>
    Plain,

    /// <summary>Text may be drawn over other text; it has no colours, bold or dim.</summary>
    InPlace,

    /// <summary>Text may be drawn over other text, and be bold or dim.</summary>
    Styled,
}
