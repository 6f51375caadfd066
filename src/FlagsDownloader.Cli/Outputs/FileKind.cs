namespace FlagsDownloader.Cli.Outputs;

/// <summary>The kind of a file, as far as it matters to a writer.</summary>
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

    /// <summary>A terminal, <c>/dev/null</c> and the like: two writers do not overwrite each other.</summary>
    CharacterDevice,

    /// <summary>Anything else.</summary>
    Other,
}
