namespace FlagsDownloader.Comparison.Rounds;

/// <summary>What the content of a requested file has to be.</summary>
/// <param name="Sha256">Its digest, in lower-case hex digits; null where it is not known.</param>
/// <param name="Size">Its size in bytes; null where it is not known.</param>
internal sealed record ReferenceFile(string? Sha256 = null, long? Size = null)
{
    /// <summary>Whether the server does not have it.</summary>
    public bool IsNotFound { get; init; }

    /// <summary>Whether the user's list says what it is, and not the server.</summary>
    public bool IsFromList { get; init; }

    /// <summary>Whether it was asked for a second time, because a run had other content.</summary>
    public bool WasAskedAgain { get; init; }

    /// <summary>Whether the server sent different contents, so that no content can be called wrong.</summary>
    public bool IsChanging { get; init; }
}
