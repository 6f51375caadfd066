using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Measurements;

/// <summary>One process that did the work once. Null is unknown.</summary>
public sealed record MeasuredRun
{
    /// <summary>The place of its contender among <see cref="RoundResults.Contenders"/>.</summary>
    public required int Contender { get; init; }

    /// <summary>Its round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>Its place in the order of the round, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>When the process was started, by the system's clock.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>From exec to exit, in seconds.</summary>
    public double? ProcessSeconds { get; init; }

    /// <summary>From the first item's wait for a slot to the last item's outcome, in seconds, as measured by the process.</summary>
    public double? DownloadSeconds { get; init; }

    /// <summary>Processor time of the process and of its descendants, in seconds.</summary>
    public double? CpuSeconds { get; init; }

    /// <summary>The maximum of physical memory, in bytes.</summary>
    public long? PeakMemoryBytes { get; init; }

    /// <summary>The maximum number of threads.</summary>
    public int? PeakThreads { get; init; }

    /// <summary>The process' exit code.</summary>
    public int ExitCode { get; init; }

    /// <summary>Items whose file equals the server's.</summary>
    public required int Ok { get; init; }

    /// <summary>Items that the server does not have.</summary>
    public required int NotFound { get; init; }

    /// <summary>All other items.</summary>
    public required int Errors { get; init; }

    /// <summary>The size of the files that are right, in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Files that differ from the server's: error pages, parts, leftovers.</summary>
    public int WrongFiles { get; init; }

    /// <summary>Requests that the server received.</summary>
    public long? Requests { get; init; }

    /// <summary>The maximum number of requests in flight, as the server saw.</summary>
    public int? PeakInFlight { get; init; }

    /// <summary>Connections over which requests came, as the server saw.</summary>
    public long? Connections { get; init; }

    /// <summary>The makespan of a client without overhead, in seconds.</summary>
    public double? IdealSeconds { get; init; }

    /// <summary>Where the time went.</summary>
    public SlotAccount? Account { get; init; }

    /// <summary>The document that the process wrote. One run of each contender keeps it.</summary>
    public RunDocument? Document { get; init; }

    /// <summary>The requests as the server saw them, in order of arrival. One run of each contender keeps them.</summary>
    public IReadOnlyList<ServedRequest>? Served { get; init; }
}
