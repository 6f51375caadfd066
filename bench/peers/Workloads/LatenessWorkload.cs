using System.Text.Json;
using FlagsDownloader.Bench.Peers.Measuring;
using FlagsDownloader.Bench.Peers.Report;
using FlagsDownloader.Bench.Peers.Servers;
using FlagsDownloader.Bench.Peers.Setup;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Bench.Peers.Workloads;

/// <summary>The additional delay of flags-server with 1,000 concurrent requests, from its own statistics.</summary>
internal sealed class LatenessWorkload : IWorkload
{
    private const int Connections = 1000;
    private const int PunctualMs = 2;
    private const double LimitShare = 0.99;
    private const double LimitOfRate = 1.5;
    private const int RateSeconds = 2;

    private static readonly (string Delay, string What, bool AreDueAtOnce)[] Delays =
    [
        ("0.5..1.5", "0.5 to 1.5 s, each its own", false),
        ("1", "1 s, all 1,000 due at once", true),
    ];

    /// <inheritdoc/>
    public string Name => "lateness";

    /// <inheritdoc/>
    public Section? Measure(Bench bench)
    {
        if (!bench.Tools.Has(Tools.Wrk))
        {
            return null;
        }

        var (rounds, seconds) = (bench.RoundsOf(7), bench.Options.Quick ? 3 : 5);
        var table = new Table("", ["delay", $"at most {PunctualMs} ms late", "late on the average, ms", "latest, ms", "early", "at once"]);
        var goals = new List<Goal>();
        // Answers that are due in one instant leave one after another, as fast as those without a delay.
        using var immediate = FlagsServer.Start(bench.Flags, bench.Scratch.NewFolder(), delay: null);
        foreach (var (delay, what, areDueAtOnce) in Delays)
        {
            using var server = FlagsServer.Start(bench.Flags, bench.Scratch.NewFolder(), delay);
            var seen = new List<Lateness>();
            var beyondRate = new List<double?>();
            for (var round = 0; round <= rounds; round++)
            {
                Bench.Say($"{Name}, {delay} s: {(round == 0 ? "warm-up" : $"round {round} of {rounds}")}");
                server.Reset();
                new Wrk(bench).RateOf(server.Site, Connections, seconds);
                if (round > 0)
                {
                    seen.Add(Read(server));
                    if (areDueAtOnce)
                    {
                        var rate = new Wrk(bench).RateOf(immediate.Site, Connections, RateSeconds);
                        beyondRate.Add(seen[^1].MostMs / 1000 / (Connections / rate));
                    }
                }
            }

            // Limits the share to 100 %, which the interval of few rounds may exceed.
            var share = Medians.Estimate(seen.Select(each => (double?)each.PunctualShare));
            share = share is { High: > 1 } ? share with { High = 1 } : share;
            table.Add(
                what,
                Cell.Of(share, Cell.Percent),
                Cell.Of(Medians.Estimate(seen.Select(each => (double?)each.MeanMs)), milliseconds => $"{milliseconds:0.00}"),
                $"{seen.Max(each => each.MostMs):0.0}",
                $"{seen.Sum(each => each.Early)}",
                $"{seen.Min(each => each.AtOnce)}");
            goals.Add(areDueAtOnce
                ? Goal.AtMost(
                    "flags-server: the latest of 1,000 answers due at once, beside the time they take at its rate",
                    LimitOfRate,
                    Cell.Ratio,
                    (Goal.DefaultStrategy, Medians.Estimate(beyondRate)))
                : Goal.AtLeast($"flags-server: answers at most {PunctualMs} ms late, {what}", LimitShare, Cell.Percent, (Goal.DefaultStrategy, share)));
        }

        return new Section(
            $"How punctual flags-server is with {Connections:N0} requests under way",
            $"wrk with {Connections:N0} connections for {seconds} s. Late is what the server itself measured, from the receipt of a request to its answer, less the delay "
            + $"that was asked for. The rate is that without a delay, over as many connections, for {RateSeconds} s.",
            [table],
            goals);
    }

    private static Lateness Read(RunningServer server)
    {
        using var stats = server.ReadStats();
        var delays = stats.RootElement.GetProperty("delays");
        var (punctual, all) = (0, 0);
        foreach (var bucket in delays.GetProperty("lateness_buckets").EnumerateArray())
        {
            var answers = bucket.GetProperty("answers").GetInt32();
            all += answers;
            if (bucket.GetProperty("up_to_ms") is { ValueKind: JsonValueKind.Number } bound && bound.GetDouble() <= PunctualMs)
            {
                punctual += answers;
            }
        }

        if (all == 0)
        {
            throw new BenchException("flags-server sent no responses");
        }

        var lateness = delays.GetProperty("lateness_ms");
        return new Lateness(
            (double)punctual / all,
            lateness.GetProperty("mean").GetDouble(),
            lateness.GetProperty("most").GetDouble(),
            delays.GetProperty("early").GetInt32(),
            stats.RootElement.GetProperty("peak_in_flight").GetInt32());
    }

    private sealed record Lateness(double PunctualShare, double MeanMs, double MostMs, int Early, int AtOnce);
}
