namespace FlagsDownloader.Addresses;

/// <summary>What a part of a <see cref="NameTemplate"/> stands for.</summary>
internal enum NamePlaceholder
{
    /// <summary>Itself.</summary>
    Literal,

    /// <summary>The last segment of the address's path.</summary>
    File,

    /// <summary>All segments of the path.</summary>
    Path,

    /// <summary>The host.</summary>
    Host,

    /// <summary>The port.</summary>
    Port,

    /// <summary>http or https.</summary>
    Scheme,

    /// <summary>The query, without the question mark.</summary>
    Query,

    /// <summary>The name in the list; without one, the last segment of the path.</summary>
    Name,

    /// <summary>The number of the item.</summary>
    Number,

    /// <summary>The first digits of the address's SHA-256.</summary>
    Hash,
}
