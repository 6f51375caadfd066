using FlagsDownloader.Bench.Peers.Clients;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Bench.Peers.Measuring;

/// <summary>One client's runs, round by round; null where the round's run was no use.</summary>
/// <param name="client">The client.</param>
internal sealed class ClientRuns(Client client)
{
    private readonly List<MeteredRun?> _runs = [];

    /// <summary>Who ran.</summary>
    public Client Client => client;

    /// <summary>What was wrong the last time that something was.</summary>
    public string? Complaint { get; private set; }

    /// <summary>How many runs there were.</summary>
    public int Count => _runs.Count;

    /// <summary>How many brought all files, each as the server has it.</summary>
    public int Whole => _runs.Count(run => run is not null);

    /// <summary>Seconds from exec to exit.</summary>
    public IReadOnlyList<double?> Seconds => [.. _runs.Select(run => run?.Seconds)];

    /// <summary>The median of them.</summary>
    public Estimate? Time => Medians.Estimate(Seconds);

    /// <summary>The median processor time in seconds.</summary>
    public Estimate? Cpu => Medians.Estimate(_runs.Select(run => run?.CpuSeconds));

    /// <summary>The median of the peaks of memory in bytes.</summary>
    public Estimate? Peak => Medians.Estimate(_runs.Select(run => (double?)run?.PeakBytes));

    /// <summary>Adds a round's run.</summary>
    /// <param name="run">What it took.</param>
    /// <param name="complaint">What was wrong with it; null where nothing was.</param>
    public void Add(MeteredRun run, string? complaint)
    {
        _runs.Add(complaint is null ? run : null);
        Complaint = complaint ?? Complaint;
    }
}
