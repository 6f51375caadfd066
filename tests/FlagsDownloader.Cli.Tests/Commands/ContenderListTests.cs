using FlagsDownloader.Addresses;
using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Formats;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;

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
        Files = new CompareFiles(null, null, null, null, null, null, null),
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
        var workload = new FlagWorkload(FlagSite.Local, Options.Codes, 1);
        var folder = new RunFolder("/tmp/run");

        Assert.Equal(
            [false, false, true],
            programs.Select(program => program.Prepare(folder, workload).ArgumentList.Contains("--save")));
    }

    [Fact]
    public void Create_TwoVersionsOfHttp_IsEachAwaitingStrategyOverBoth()
    {
        var options = Options with { HttpVersions = ["1.1", "2"], Bounds = [10, 60] };

        Assert.Equal(
            "sequential@1 threadpool@10 threadpool@60 eventloop@10 eventloop@10@http2 eventloop@60 eventloop@60@http2", Keys(options));
        Assert.Equal(
            ["Over HTTP/1.1 only, because .NET has no blocking calls over HTTP/2: sequential, threadpool."], ContenderList.Create(options).Notes);
    }

    [Fact]
    public void Create_Http2Only_LeavesBlockingStrategiesAtTheirOwn() =>
        Assert.Equal("sequential@1 threadpool@30 eventloop@30@http2", Keys(Options with { HttpVersions = ["2"] }));

    [Fact]
    public void Create_PeersAndTwoVersions_AskOnlyThoseThatCanBeTold()
    {
        var options = Options with
        {
            HttpVersions = ["1.1", "2"],
            Strategies = [.. Options.Strategies.Skip(2)],
            Peers = [new PeerTemplate("curl", "curl {http} {urls}"), new PeerTemplate("wget2", "wget2 {urls}")],
        };

        Assert.Equal("eventloop@30 eventloop@30@http2 curl@30 curl@30@http2 wget2@30", Keys(options));
        Assert.Equal(["Over the version of HTTP that the program chooses: wget2."], ContenderList.Create(options).Notes);
    }

    [Theory]
    [InlineData("http://example.invalid/", null, "", "sequential@1 threadpool@6 eventloop@6")]
    [InlineData("http://example.invalid/", 2, "", "sequential@1 threadpool@2 eventloop@2")]
    [InlineData("http://example.invalid/", null, "10", "sequential@1 threadpool@10 eventloop@10")]
    [InlineData("http://example.invalid/", 3, "2,10", "sequential@1 threadpool@2 threadpool@3 eventloop@2 eventloop@3")]
    [InlineData("http://127.0.0.1/", null, "", "sequential@1 threadpool@30 eventloop@30")]
    public void Create_AList_AsksAHostOfSomebodyElseAsABrowserDoes(string host, int? maxPerHost, string bounds, string expected)
    {
        var options = Options with
        {
            Bounds = [.. bounds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)],
            Limits = new RequestLimits(maxPerHost, Rate: null),
        };

        Assert.Equal(expected, Keys(options.WithList(List(host, 50))));
    }

    [Fact]
    public void Create_AListWithLimits_PassesThemToEachStrategy()
    {
        var options = Options with { MaxContentBytes = null, Expect = ContentFormat.Png, Limits = new RequestLimits(4, Rate: 2.5) };
        var (programs, _) = ContenderList.Create(options.WithList(List("http://example.invalid/", 3)));
        using var root = new TemporaryFolder();
        var folder = RunFolder.Create(root.FullName, 1, programs[2].Contender);

        var arguments = programs[2].Prepare(folder, new ListWorkload([.. List("http://example.invalid/", 3).Items]) { AcceptsAnyCertificate = true }).ArgumentList;

        Assert.Contains("--max-per-host 4 --rate 2.5 --expect png --input ", string.Join(' ', arguments), StringComparison.Ordinal);
        Assert.DoesNotContain("--max-size", arguments);
    }

    private static AddressSelection List(string host, int count)
    {
        var items = new AddressItems();
        return AddressSelection.Create(
            [.. Enumerable.Range(1, count).Select(number => items.Create(new AddressEntry(number, new Uri($"{host}{number}"))))], shard: null);
    }

    private static string Keys(ComparisonOptions options) =>
        string.Join(' ', ContenderList.Create(options).Programs.Select(program => program.Contender.Key));
}
