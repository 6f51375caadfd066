namespace FlagsDownloader.Cli.Descriptions;

/// <summary>What can stand where a value is expected.</summary>
internal enum ValueKind
{
    /// <summary>Whatever the user thinks of: a number, an address.</summary>
    Free,

    /// <summary>One of some words.</summary>
    Word,

    /// <summary>Some of some words, with commas between.</summary>
    WordList,

    /// <summary>The path of a file.</summary>
    File,

    /// <summary>The path of a folder.</summary>
    Folder,
}
