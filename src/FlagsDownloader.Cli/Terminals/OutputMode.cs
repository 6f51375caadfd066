namespace FlagsDownloader.Cli.Terminals;

/// <summary>What standard output supports besides text.</summary>
internal enum OutputMode
{
    /// <summary>Nothing: it is a file, a pipe, or an unknown terminal.</summary>
    Plain,

    /// <summary>Text may be drawn over other text, without colours, bold or dim.</summary>
    InPlace,

    /// <summary>Text may be drawn over other text, and be bold or dim.</summary>
    Styled,
}
