using FlagsDownloader.Bench.Peers.Clients;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Bench.Peers.Measuring;

/// <summary>Runs clients in turns with one job, in another order in each round, each in a new folder.</summary>
/// <param name="bench">The context.</param>
/// <param name="title">The title on stderr.</param>
internal sealed class Rounds(Bench bench, string title)
{
    private const int Seed = 6;

    /// <summary>Runs the clients.</summary>
    /// <param name="job">The work.</param>
    /// <param name="count">The number of measured rounds, without the warm-up round.</param>
    /// <param name="wrkSeconds">The seconds for which wrk loads the server in each round.</param>
    /// <returns>The clients' runs in the tables' order, and wrk's responses per second, empty if it is not installed.</returns>
    public (IReadOnlyList<ClientRuns> Runs, IReadOnlyList<double?> Limits) Run(Job job, int count, int wrkSeconds)
    {
        var all = bench.Clients.Where(client => client.Command is not null).Select(client => new ClientRuns(client)).ToList();
        var limits = new List<double?>();
        var order = new RoundOrder(Seed);
        for (var round = 0; round <= count; round++)
        {
            Bench.Say(round == 0 ? $"{title}: warm-up" : $"{title}: round {round} of {count}");
            // The index after the last client is that of wrk.
            foreach (var place in order.Of(round + 1, all.Count + 1))
            {
                if (place < all.Count)
                {
                    RunOne(all[place], job, counts: round > 0);
                }
                else if (round > 0)
                {
                    limits.Add(bench.Tools.Has(Setup.Tools.Wrk) ? new Wrk(bench).RateOf(job.Site, job.Bound, wrkSeconds) : null);
                }
            }
        }

        return (all, limits);
    }

    private void RunOne(ClientRuns runs, Job job, bool counts)
    {
        var folder = bench.Scratch.NewFolder();
        var run = bench.Meter.Run(runs.Client.Command!(job, folder), folder);
        var complaint = run.ExitCode != 0 ? $"exit code {run.ExitCode}" : job.Set.Check(folder, job.Copies);
        bench.Scratch.Release(folder);
        if (complaint is not null)
        {
            Bench.Say($"{runs.Client.Name}: {complaint}{(run.Output.Length > 0 ? $"\n{run.Output.Trim()}" : "")}");
        }

        if (counts)
        {
            runs.Add(run, complaint);
        }
    }
}
