using FlagsDownloader.Bench.Peers.Measuring;
using FlagsDownloader.Bench.Peers.Report;
using FlagsDownloader.Bench.Peers.Servers;
using FlagsDownloader.Bench.Peers.Setup;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Bench.Peers.Workloads;

/// <summary>Responses per second of flags-server and nginx, each on one processor, with wrk on another.</summary>
internal sealed class ServerWorkload : IWorkload
{
    private const int ServersProcessor = 0;
    private const int WrksProcessor = 1;
    private const int Connections = 64;
    private const double Limit = 0.75;

    /// <inheritdoc/>
    public string Name => "server";

    /// <inheritdoc/>
    public Section? Measure(Bench bench)
    {
        if (!bench.Tools.Has(Tools.Nginx) || !bench.Tools.Has(Tools.Wrk) || Environment.ProcessorCount < 2)
        {
            return null;
        }

        var (rounds, seconds) = (bench.RoundsOf(6), bench.Options.Quick ? 1 : 3);
        using var nginx = Nginx.Start(bench.Tools.PathOf(Tools.Nginx), bench.Set, bench.Scratch.NewFolder(), ServersProcessor);
        using var server = FlagsServer.Start(bench.Flags, bench.Scratch.NewFolder(), delay: null, ServersProcessor);
        var wrk = new Wrk(bench);

        // .NET optimizes frequently called code at run time, which is finished before the measurement.
        Bench.Say($"{Name}: warm-up");
        wrk.RateOf(server.Site, Connections, seconds * 2, WrksProcessor);
        wrk.RateOf(nginx.Site, Connections, 1, WrksProcessor);

        var (ours, theirs) = (new List<double?>(), new List<double?>());
        for (var round = 1; round <= rounds; round++)
        {
            Bench.Say($"{Name}: round {round} of {rounds}");
            // The two alternate in who starts a round.
            foreach (var isOurs in new[] { round % 2 == 0, round % 2 != 0 })
            {
                (isOurs ? ours : theirs).Add(wrk.RateOf(isOurs ? server.Site : nginx.Site, Connections, seconds, WrksProcessor));
            }
        }

        var share = PairedRatios.Estimate(ours, theirs);
        var table = new Table("", ["server", "answers a second", "of nginx's"]);
        table.Add("flags-server, LOCAL", Cell.Of(Medians.Estimate(ours), Cell.Whole), Cell.Of(share, Cell.Percent));
        table.Add("nginx, one worker", Cell.Of(Medians.Estimate(theirs), Cell.Whole), "");
        return new Section(
            "flags-server beside nginx",
            $"wrk with {Connections} connections asks for one flag of 12 KiB for {seconds} s, in turns. Each server has processor {ServersProcessor}, wrk processor {WrksProcessor}.",
            [table],
            [Goal.AtLeast("flags-server: rate, beside nginx's", Limit, Cell.Percent, (Goal.DefaultStrategy, share))]);
    }
}
