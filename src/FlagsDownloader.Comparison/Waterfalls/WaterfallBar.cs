namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>One request of a waterfall.</summary>
public sealed record WaterfallBar
{
    /// <summary>The country's code, and the number of the copy if it was requested more than once.</summary>
    public required string Label { get; init; }

    /// <summary>Its address.</summary>
    public required string Url { get; init; }

    /// <summary><c>ok</c>, <c>not_found</c> or <c>error</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The HTTP status; null if it is not known.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The error message; null if there is none.</summary>
    public string? Error { get; init; }

    /// <summary>Its slot, from 0: bars of one lane never overlap.</summary>
    public required int Lane { get; init; }

    /// <summary>When it began to wait for a slot; the same as <see cref="Start"/> if that is not known.</summary>
    public required double Queued { get; init; }

    /// <summary>When it got its slot, in seconds on the axis.</summary>
    public required double Start { get; init; }

    /// <summary>When it released its slot.</summary>
    public required double End { get; init; }

    /// <summary>The phases, without gaps from <see cref="Start"/> to <see cref="End"/>.</summary>
    public required IReadOnlyList<WaterfallSegment> Segments { get; init; }

    /// <summary>The threads that ran code for it, by time.</summary>
    public IReadOnlyList<ThreadMark> Marks { get; init; } = [];

    /// <summary>The server's intended delays of its responses, in seconds; null if not known.</summary>
    public double? ServerDelay { get; init; }

    /// <summary>The number of its HTTP requests.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The number of requests that were repeated on a new connection because the kept one had failed. They are not attempts.</summary>
    public int Reconnects { get; init; }

    /// <summary>The version of HTTP, such as <c>HTTP/2</c>; null if it is not known.</summary>
    public string? Protocol { get; init; }

    /// <summary>
    /// The connection that the last attempt came over, as the server saw: from 1, in the order of their first requests. Null if it is not
    /// known.
    /// </summary>
    public int? Connection { get; init; }

    /// <summary>Its stream on that connection; null if it is not known, and over HTTP/1.1.</summary>
    public int? Stream { get; init; }

    /// <summary>The size of the file; 0 if there is none.</summary>
    public long Bytes { get; init; }
}
