namespace FlagsDownloader.Faults.Findings;

/// <summary>The state of the file with a flag's final name, from the best to the worst.</summary>
internal enum FileState
{
    /// <summary>Equal to the server's file, byte by byte.</summary>
    Right,

    /// <summary>No file.</summary>
    Missing,

    /// <summary>The complete old version of the server's file.</summary>
    Old,

    /// <summary>The beginning of the right file, possibly empty.</summary>
    Truncated,

    /// <summary>The right file and more.</summary>
    TooLong,

    /// <summary>The beginning of one version and the rest of another.</summary>
    Spliced,

    /// <summary>Not a GIF at all.</summary>
    NotAFlag,

    /// <summary>A GIF that differs in any other way.</summary>
    Different,
}
