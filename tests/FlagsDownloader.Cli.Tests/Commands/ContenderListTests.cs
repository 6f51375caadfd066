using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Tests.Commands;

public sealed class ContenderListTests
{
    private static readonly ComparisonOptions Options = new()
    {
        Codes = new CodeSelection { All = true }.Resolve(),
        Repeat = 1,
        Site = FlagSite.Local,
        FaultInjection = new FaultInjectionOptions(null, null, null, null),
        Strategies = [.. "sequential threadpool eventloop".Split(' ').Select(name => (name, DownloaderCatalog.Find(name)!))],
        Bounds = [],
        Rounds = null,
        Peers = [],
        MissingPeers = [],
        Save = null,
        Timeout = TimeSpan.FromSeconds(30),
        Retries = 3,
        MaxContentBytes = 10_000_000,
        WithNames = false,
        Inputs = [],
        Output = null,
        Assertions = [],
        Files = new CompareFiles(null, null, null, null, null, null),
        Json = false,
        Timeline = false,
        Quiet = false,
    };

    [Fact]
    public void Create_NoBound_IsEachStrategyAtItsDefault()
    {
        Assert.Equal("sequential@1 threadpool@30 eventloop@30", Keys(Options));
    }

    [Fact]
    public void Create_Sweep_IsEachStrategyOnceAtEachPossibleBound()
    {
        Assert.Equal(
            "sequential@1 threadpool@1 threadpool@10 threadpool@194 eventloop@1 eventloop@10 eventloop@194",
            Keys(Options with { Bounds = [1, 10, 500, 1000] }));
    }

    [Fact]
    public void Create_Peers_HaveTheRequestedBounds()
    {
        var curl = new PeerTemplate("curl", "curl {urls}");

        Assert.Equal("sequential@1 threadpool@30 eventloop@30 curl@30", Keys(Options with { Peers = [curl] }));
        Assert.Equal("eventloop@10 eventloop@194 curl@10 curl@194", Keys(Options with
        {
            Strategies = [.. Options.Strategies.Skip(2)],
            Peers = [curl],
            Bounds = [10, 1000],
        }));
    }

    [Fact]
    public void Create_BoundAboveAStrategysMaximum_AddsANote()
    {
        var (programs, notes) = ContenderList.Create(Options with
        {
            Strategies = [("blockingpool", DownloaderCatalog.Find("blockingpool")!)],
            Bounds = [150],
            MissingPeers = ["wget2"],
        });

        Assert.Equal("blockingpool@100", Assert.Single(programs).Contender.Key);
        Assert.Equal(["wget2 is not installed: it was left out.", "blockingpool takes at most 100 requests at once."], notes);
    }

    [Fact]
    public void Create_OneStrategyUnderTwoNames_IsTwoContenders()
    {
        var eventLoop = DownloaderCatalog.Find("eventloop")!;

        Assert.Equal("first@30 second@30", Keys(Options with { Strategies = [("first", eventLoop), ("second", eventLoop)] }));
    }

    [Fact]
    public void Create_SaveMode_GoesToStrategiesThatAwait()
    {
        var (programs, _) = ContenderList.Create(Options with { Save = SaveMode.Inline });
        var workload = new Workload(FlagSite.Local, Options.Codes, 1);
        var folder = new RunFolder("/tmp/run");

        Assert.Equal(
            [false, false, true],
            programs.Select(program => program.Prepare(folder, workload).ArgumentList.Contains("--save")));
    }

    private static string Keys(ComparisonOptions options) =>
        string.Join(' ', ContenderList.Create(options).Programs.Select(program => program.Contender.Key));
}
