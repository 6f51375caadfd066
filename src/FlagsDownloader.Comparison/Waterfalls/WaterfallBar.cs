namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>One request in the picture.</summary>
public sealed record WaterfallBar
{
    /// <summary>The country's code, and which copy of it where it was asked for more than once.</summary>
    public required string Label { get; init; }

    /// <summary>Where it was asked for.</summary>
    public required string Url { get; init; }

    /// <summary><c>ok</c>, <c>not_found</c> or <c>error</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The HTTP status where it is known.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>What went wrong, in words; null where nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>Its slot, from 0: bars of one lane never overlap.</summary>
    public required int Lane { get; init; }

    /// <summary>When it began to wait for a slot; the same as <see cref="Start"/> where that is not known.</summary>
    public required double Queued { get; init; }

    /// <summary>When it got its slot, in seconds on the axis.</summary>
    public required double Start { get; init; }

    /// <summary>When it gave it back.</summary>
    public required double End { get; init; }

    /// <summary>What it did in between, without gaps from <see cref="Start"/> to <see cref="End"/>.</summary>
    public required IReadOnlyList<WaterfallSegment> Segments { get; init; }

    /// <summary>When which thread ran code for it, by time.</summary>
    public IReadOnlyList<ThreadMark> Marks { get; init; } = [];

    /// <summary>For how long the server held its answers back on purpose, in seconds; null where it is not known.</summary>
    public double? ServerDelay { get; init; }

    /// <summary>HTTP requests made for it.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Requests made once more over a connection of their own, for the sake of the kept one; not among the attempts.</summary>
    public int Reconnects { get; init; }

    /// <summary>The size of the file; 0 where there is none.</summary>
    public long Bytes { get; init; }
}
