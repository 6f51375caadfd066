using FlagsDownloader.Bench.Peers.Clients;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Bench.Peers.Measuring;

/// <summary>The runs of a client, by round; null for an unusable run.</summary>
/// <param name="client">The client.</param>
internal sealed class ClientRuns(Client client)
{
    private readonly List<MeteredRun?> _runs = [];

    /// <summary>The client.</summary>
    public Client Client => client;

    /// <summary>The last complaint; null if there is none.</summary>
    public string? Complaint { get; private set; }

    /// <summary>The number of runs.</summary>
    public int Count => _runs.Count;

    /// <summary>The number of runs in which all files are equal to those of the server.</summary>
    public int Whole => _runs.Count(run => run is not null);

    /// <summary>Seconds from exec to exit.</summary>
    public IReadOnlyList<double?> Seconds => [.. _runs.Select(run => run?.Seconds)];

    /// <summary>The median of them.</summary>
    public Estimate? Time => Medians.Estimate(Seconds);

    /// <summary>Seconds of processor time.</summary>
    public IReadOnlyList<double?> CpuSeconds => [.. _runs.Select(run => run?.CpuSeconds)];

    /// <summary>The median of them.</summary>
    public Estimate? Cpu => Medians.Estimate(CpuSeconds);

    /// <summary>The median peak memory in bytes.</summary>
    public Estimate? Peak => Medians.Estimate(_runs.Select(run => (double?)run?.PeakBytes));

    /// <summary>Adds a round's run.</summary>
    /// <param name="run">The measurements of the run.</param>
    /// <param name="complaint">The complaint; null if there is none.</param>
    public void Add(MeteredRun run, string? complaint)
    {
        _runs.Add(complaint is null ? run : null);
        Complaint = complaint ?? Complaint;
    }
}
