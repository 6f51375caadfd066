using System.Net;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>Every awaiting strategy over HTTP/2, at the real server, with TLS and without.</summary>
public sealed class Http2ContractTests(Http2ContractTests.ClearServer clear, Http2ContractTests.TlsServer tls, Http2ContractTests.OldTlsServer oldTls, PlainServer old)
    : IClassFixture<Http2ContractTests.ClearServer>, IClassFixture<Http2ContractTests.TlsServer>, IClassFixture<Http2ContractTests.OldTlsServer>, IClassFixture<PlainServer>
{
    private static readonly FlagClientOptions Options = new() { Retries = 0, HttpVersion = HttpVersion.Version20 };

    public static MatrixTheoryData<string, bool> AwaitingStrategies =>
        new(DownloaderCatalog.All.Where(entry => entry.Awaits).Select(entry => entry.Name), [false, true]);

    /// <summary>For tests that take seconds: one in every run, the others in the second tier.</summary>
    public static IEnumerable<TheoryDataRow<string, bool>> AwaitingStrategiesSlowly =>
        from name in DownloaderCatalog.All.Where(entry => entry.Awaits).Select(entry => entry.Name)
        from isTrue in new[] { false, true }
        select Contract.InTier(new TheoryDataRow<string, bool>(name, isTrue), name);

    public static TheoryData<string> BlockingStrategies => [.. DownloaderCatalog.All.Where(entry => !entry.Awaits).Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(AwaitingStrategies))]
    public void DownloadMany_OverHttp2_SharesOneConnectionWithinTheBound(string strategy, bool withTls)
    {
        const int Bound = 25;
        FlagsServerProcess server = withTls ? tls : clear;
        server.Reset();
        using var folder = new TemporaryFolder();
        var items = Contract.Items(server.Site, CountryCodes.All);

        var report = Contract.Run(strategy, items, folder.FullName, Bound, Options with { TrustedAuthorities = server.Authorities });

        Assert.Equal((194, 0, 0), (report.Tally.Ok, report.Tally.NotFound, report.Tally.Errors));
        Assert.Equal((194, 1), (server.Stat("requests"), server.Stat("connections_opened")));
        Assert.InRange(server.Stat("peak_in_flight"), 2, Bound);
        Assert.All(items.Take(5), item => Assert.Equal(server.Get(item.Address).Content, File.ReadAllBytes(folder.At(item.FileName))));
        Assert.All(report.Outcomes, outcome =>
        {
            Assert.Equal((1, 0), (outcome.Timeline.Attempts, outcome.Timeline.Reconnects));
            Assert.True(outcome.Timeline[DownloadStep.Attempted].Timestamp <= outcome.Timeline[DownloadStep.Sent].Timestamp);
            Assert.True(outcome.Timeline[DownloadStep.Sent].Timestamp <= outcome.Timeline[DownloadStep.Answered].Timestamp);
            Assert.True(outcome.Timeline[DownloadStep.Answered].Timestamp <= outcome.Timeline[DownloadStep.Received].Timestamp);
        });
        if (strategy == "eventloop")
        {
            Assert.Equal(
                [Environment.CurrentManagedThreadId],
                report.Outcomes
                    .SelectMany(outcome => (Mark[])[outcome.Timeline[DownloadStep.Started], outcome.Timeline[DownloadStep.Attempted], outcome.Timeline[DownloadStep.Sent], outcome.Timeline[DownloadStep.Answered], outcome.Timeline[DownloadStep.Received], outcome.Timeline[DownloadStep.Finished]])
                    .Select(mark => mark.ThreadId)
                    .Distinct());
        }
    }

    [Theory]
    [MemberData(nameof(AwaitingStrategies))]
    public void DownloadMany_ServerWithoutHttp2_IsOneErrorThatIsNotRetried(string strategy, bool withTls)
    {
        FlagsServerProcess server = withTls ? oldTls : old;
        using var folder = new TemporaryFolder();

        var report = Contract.Run(
            strategy,
            Contract.Items(server.Site, CountryCodes.Pop20.Take(3)),
            folder.FullName,
            bound: 3,
            Options with { Retries = 3, TrustedAuthorities = server.Authorities });

        Assert.All(report.Outcomes, outcome => Assert.Equal(
            (withTls ? DownloadPhase.Tls : DownloadPhase.Headers, DownloadCause.BadResponse, "the server does not speak HTTP/2: use HTTP/1.1 (--http 1.1)", 1),
            (outcome.Error?.Phase, outcome.Error?.Cause, outcome.Error?.Message, outcome.Timeline.Attempts)));
        Assert.Equal(3, report.Tally.Errors);
    }

    [Theory]
    [MemberData(nameof(BlockingStrategies))]
    public void DownloadMany_BlockingStrategy_IsRefusedBeforeItBegins(string strategy)
    {
        using var folder = new TemporaryFolder();

        var exception = Assert.Throws<NotSupportedException>(() =>
            Contract.Run(strategy, Contract.Items(clear.Site, CountryCodes.Pop20), folder.FullName, bound: 3, Options));

        Assert.Equal(
            ".NET has no blocking calls over HTTP/2: call GetAsync, choose a strategy that awaits, or set HttpVersion to 1.1.", exception.Message);
        Assert.Empty(folder.FileNames);
    }

    [Theory]
    [MemberData(nameof(AwaitingStrategies))]
    public void DownloadMany_NobodyListens_IsAnErrorOfConnecting(string strategy, bool withTls)
    {
        using var folder = new TemporaryFolder();
        var site = new UriBuilder(clear.Site) { Scheme = withTls ? "https" : "http", Host = "127.0.0.1", Port = 1 }.Uri;

        var report = Contract.Run(strategy, Contract.Items(site, CountryCodes.Pop20.Take(3)), folder.FullName, bound: 3, Options);

        Assert.Equal(3, report.Tally.Errors);
        Assert.All(report.Outcomes, outcome => Assert.Equal(
            (DownloadPhase.Connect, DownloadCause.ConnectionRefused), (outcome.Error?.Phase, outcome.Error?.Cause)));
    }

    [Theory]
    [MemberData(nameof(AwaitingStrategiesSlowly))]
    public void DownloadMany_HandshakeStalls_IsATimeoutOfTls(string strategy, bool withHttp2)
    {
        using var server = new StalledTlsServer();
        using var folder = new TemporaryFolder();

        var report = Contract.Run(
            strategy,
            Contract.Items(server.Site, CountryCodes.Pop20.Take(1)),
            folder.FullName,
            bound: 1,
            new() { AttemptTimeout = TimeSpan.FromSeconds(1), Retries = 0, HttpVersion = withHttp2 ? HttpVersion.Version20 : HttpVersion.Version11 });

        var error = Assert.Single(report.Outcomes).Error;
        Assert.Equal((DownloadPhase.Tls, DownloadCause.TimedOut), (error?.Phase, error?.Cause));
    }

    [Fact]
    public void DownloadMany_ServerAnswersThePrefaceAsHttp11_SaysWhatToDo()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(400, "Bad Request"));
        using var folder = new TemporaryFolder();

        var report = Contract.Run("eventloop", Contract.Items(server.Address, CountryCodes.Pop20.Take(1)), folder.FullName, bound: 1, Options with { Retries = 3 });

        // The number of attempts is not certain: the server may reset the connection before its answer is read.
        var outcome = Assert.Single(report.Outcomes);
        Assert.Equal(
            (DownloadPhase.Headers, DownloadCause.BadResponse, "the server does not speak HTTP/2: use HTTP/1.1 (--http 1.1)"),
            (outcome.Error?.Phase, outcome.Error?.Cause, outcome.Error?.Message));
    }

    [Fact]
    public void DownloadMany_UnknownAuthority_IsAnErrorOfTls()
    {
        using var folder = new TemporaryFolder();

        var report = Contract.Run("eventloop", Contract.Items(tls.Site, CountryCodes.Pop20.Take(2)), folder.FullName, bound: 2, Options with { Retries = 1 });

        Assert.All(report.Outcomes, outcome => Assert.Equal(
            (DownloadPhase.Tls, DownloadCause.TlsFailed, 1), (outcome.Error?.Phase, outcome.Error?.Cause, outcome.Timeline.Attempts)));
        Assert.Equal(2, report.Tally.Errors);
    }

    /// <summary>HTTP/2 with prior knowledge.</summary>
    public sealed class ClearServer() : FlagsServerProcess("LOCAL", "--http2", "--delay=0.02");

    /// <summary>HTTP/2 over TLS.</summary>
    public sealed class TlsServer() : FlagsServerProcess("LOCAL", "--tls", "--http2", "--delay=0.02");

    private sealed class StalledTlsServer() : FlagsServerProcess("LOCAL", "--tls", "--http2", "--fault=tls-stall");

    /// <summary>HTTP/1.1 over TLS.</summary>
    public sealed class OldTlsServer() : FlagsServerProcess("LOCAL", "--tls");
}
