namespace FlagsDownloader.Cli.Descriptions;

/// <summary>The kind of a value.</summary>
internal enum ValueKind
{
    /// <summary>Any text: a number, an address.</summary>
    Free,

    /// <summary>One of several words.</summary>
    Word,

    /// <summary>A list of words, separated by commas.</summary>
    WordList,

    /// <summary>The path of a file.</summary>
    File,

    /// <summary>The path of a folder.</summary>
    Folder,
}
