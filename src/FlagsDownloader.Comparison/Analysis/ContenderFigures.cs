using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>The figures of a contender over all rounds. Times are in seconds, shares from 0 to 1; null is unknown.</summary>
public sealed record ContenderFigures
{
    /// <summary>The place of the contender among <see cref="RoundResults.Contenders"/>.</summary>
    public required int Contender { get; init; }

    /// <summary>The number of its runs.</summary>
    public required int Rounds { get; init; }

    /// <summary>The median time in process; null for a peer.</summary>
    public Estimate? DownloadTime { get; init; }

    /// <summary>The median time from exec to exit.</summary>
    public Estimate? ProcessTime { get; init; }

    /// <summary>How many times as fast as the baseline in process, round by round.</summary>
    public Estimate? DownloadSpeedUp { get; init; }

    /// <summary>How many times as fast as the baseline from exec to exit, round by round.</summary>
    public Estimate? ProcessSpeedUp { get; init; }

    /// <summary>The makespan of a client without overhead.</summary>
    public Estimate? IdealTime { get; init; }

    /// <summary>The ideal's share of the time in process.</summary>
    public Estimate? DownloadShareOfIdeal { get; init; }

    /// <summary>The ideal's share of the time from exec to exit.</summary>
    public Estimate? ProcessShareOfIdeal { get; init; }

    /// <summary>The median time on a basis.</summary>
    /// <param name="basis">Which time.</param>
    public Estimate? Time(TimeBasis basis) => basis == TimeBasis.Process ? ProcessTime : DownloadTime;

    /// <summary>How many times as fast as the baseline, on a basis.</summary>
    /// <param name="basis">Which time.</param>
    public Estimate? SpeedUp(TimeBasis basis) => basis == TimeBasis.Process ? ProcessSpeedUp : DownloadSpeedUp;

    /// <summary>The ideal's share of the time, on a basis.</summary>
    /// <param name="basis">Which time.</param>
    public Estimate? ShareOfIdeal(TimeBasis basis) => basis == TimeBasis.Process ? ProcessShareOfIdeal : DownloadShareOfIdeal;

    /// <summary>Processor time.</summary>
    public Estimate? CpuTime { get; init; }

    /// <summary>Peak memory in bytes.</summary>
    public Estimate? Memory { get; init; }

    /// <summary>Peak threads.</summary>
    public Estimate? Threads { get; init; }

    /// <summary>The maximum number of requests in flight, as the server saw.</summary>
    public CountRange? PeakInFlight { get; init; }

    /// <summary>Requests that the server received.</summary>
    public CountRange? Requests { get; init; }

    /// <summary>Connections over which requests came, as the server saw.</summary>
    public CountRange? Connections { get; init; }

    /// <summary>Files that are right.</summary>
    public required CountRange Ok { get; init; }

    /// <summary>Items that the server does not have.</summary>
    public required CountRange NotFound { get; init; }

    /// <summary>All other items.</summary>
    public required CountRange Errors { get; init; }

    /// <summary>The size of the files that are right.</summary>
    public required CountRange Bytes { get; init; }

    /// <summary>Where the time went, as the mean of the rounds; null for a peer.</summary>
    public SlotAccount? Account { get; init; }
}
