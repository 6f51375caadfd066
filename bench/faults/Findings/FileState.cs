namespace FlagsDownloader.Faults.Findings;

/// <summary>What stands under a flag's final name, from the best to the worst.</summary>
internal enum FileState
{
    /// <summary>Byte by byte the server's.</summary>
    Right,

    /// <summary>No file.</summary>
    Missing,

    /// <summary>The whole file that the server had before, though it has another one now.</summary>
    Old,

    /// <summary>The beginning of the right file, an empty one included.</summary>
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
