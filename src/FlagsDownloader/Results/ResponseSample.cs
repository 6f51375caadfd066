namespace FlagsDownloader.Results;

/// <summary>What a server did with one request: its answer or its failure, and how long they took. The content is not kept.</summary>
/// <param name="Address">The requested address.</param>
public sealed record ResponseSample(Uri Address)
{
    /// <summary>The status of the answer; null if none came, or if its content broke off.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>What went wrong, a status other than 200 included; null for 200.</summary>
    public DownloadError? Error { get; init; }

    /// <summary>The size of the content in bytes; 0 unless the status is 200.</summary>
    public long Size { get; init; }

    /// <summary>The media type without parameters, such as <c>image/gif</c>; null if the answer has none, or is not 200.</summary>
    public string? MediaType { get; init; }

    /// <summary>
    /// From the request that was sent until status and headers were there, or until the failure. It includes no connecting. Null if no
    /// request was sent.
    /// </summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>From the headers until the last byte of the content, or until it broke off; null if there were no headers of a 200.</summary>
    public TimeSpan? BodyTime { get; init; }

    /// <summary>The wait that the answer asks for in <c>Retry-After</c>; null if it asks for none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Whether the client tried to send a request. It does not where the host asked for a longer wait than a request has time.
    /// </summary>
    public bool WasTried { get; init; }
}
