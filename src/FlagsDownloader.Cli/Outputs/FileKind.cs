namespace FlagsDownloader.Cli.Outputs;

/// <summary>Of which kind a file is, as far as it matters to whoever writes it.</summary>
internal enum FileKind
{
    /// <summary>A regular file: it can be replaced by another.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe, with or without a name.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A terminal, <c>/dev/null</c> and the like: two may write to it, and neither loses anything.</summary>
    CharacterDevice,

    /// <summary>Anything else.</summary>
    Other,
}
