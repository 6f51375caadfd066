using FlagsDownloader.Items;

namespace FlagsDownloader.Http;

/// <summary>What a request has besides its address.</summary>
internal readonly record struct FetchDetails
{
    /// <summary>The tag of the content that is there already, which need not be sent again. Default: null, there is none.</summary>
    public string? KnownETag { get; init; }

    /// <summary>Headers for the origin of the address; a redirect to another origin does not get them. Default: null, none.</summary>
    public IReadOnlyList<RequestHeader>? Headers { get; init; }

    /// <summary>Takes content that is too large for memory. Default: null, the content is returned whole.</summary>
    public IContentSink? Sink { get; init; }

    /// <summary>Whether the answer of the address itself is measured: it has a connection of its own, no redirect is followed, and the media type is kept. Default: false.</summary>
    public bool IsSample { get; init; }
}
