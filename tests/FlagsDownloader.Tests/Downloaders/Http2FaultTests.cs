using System.Net;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Testing;
using static FlagsDownloader.Results.DownloadCause;
using static FlagsDownloader.Results.DownloadPhase;
using static FlagsDownloader.Tests.Downloaders.FaultRow;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>The faults of the real server over HTTP/2, with every awaiting strategy: the outcomes are those of HTTP/1.1.</summary>
public sealed class Http2FaultTests(Http2FaultTests.AddressFaults clear, Http2FaultTests.TlsAddressFaults tls)
    : IClassFixture<Http2FaultTests.AddressFaults>, IClassFixture<Http2FaultTests.TlsAddressFaults>
{
    private const int Bound = 12;

    private static readonly FaultRow[] Rows =
    [
        .. FaultMatrix.OfOneAddress.Where(row => row.Kind != "cut-chunked"),
        new("refused-stream", Error(Headers, ConnectionFailed), "4", "not processed, time and again"),
        new("refused-stream:first=1", Ok, "1–2", "not processed, so sent again at once; twice where the next connection ends too"),
        new("goaway", Ok, "1", "later requests go over another connection"),
        new("wrong-length:by=-100", Error(Body, BadResponse), "1", "more content than was announced"),
    ];

    private static readonly FlagClientOptions Patient = FaultMatrix.Patient with { HttpVersion = HttpVersion.Version20 };

    public static MatrixTheoryData<string, bool> AwaitingStrategies => Http2ContractTests.AwaitingStrategies;

    [Theory]
    [MemberData(nameof(AwaitingStrategies))]
    public void DownloadMany_FaultOfEachAddress_EndsAsInTheTable(string strategy, bool withTls) =>
        AssertEndsAsInTheTable(withTls ? tls : clear, [.. Rows.Except(FaultMatrix.ThatStall)], strategy, Patient);

    // The server stalls as soon as the response begins. On a busy machine, it may begin after the timeout.
    [Theory]
    [MemberData(nameof(Http2ContractTests.AwaitingStrategiesSlowly), MemberType = typeof(Http2ContractTests))]
    public void DownloadMany_AddressesThatStall_EndAsInTheTable(string strategy, bool withTls) => TenRuns.OneSucceeds(() =>
        AssertEndsAsInTheTable(
            withTls ? tls : clear, FaultMatrix.ThatStall, strategy, FaultMatrix.Hasty with { HttpVersion = HttpVersion.Version20 }));

    [Theory]
    [MemberData(nameof(Http2ContractTests.AwaitingStrategiesSlowly), MemberType = typeof(Http2ContractTests))]
    public void DownloadMany_EveryAnswerEndsItsConnection_GetsAll(string strategy, bool withTls)
    {
        using var server = new HostFault(withTls ? ["--tls", "--http2", "--fault=goaway"] : ["--http2", "--fault=goaway"]);
        using var folder = new TemporaryFolder();

        var report = Contract.Run(
            strategy,
            Contract.Items(server.Site, CountryCodes.All.Take(60)),
            folder.FullName,
            Bound,
            // Each answer refuses the requests that the server has not begun, the same ones perhaps several times.
            Patient with { Retries = FlagClientDefaults.MaxRetries, TrustedAuthorities = server.Authorities });

        Assert.Equal((60, 0), (report.Tally.Ok, report.Tally.Errors));
    }

    [Theory]
    [MemberData(nameof(AwaitingStrategies))]
    public void DownloadMany_EveryStreamRefused_IsSentTwiceAnAttempt(string strategy, bool withTls)
    {
        using var server = new HostFault(withTls ? ["--tls", "--http2", "--fault=refused-stream"] : ["--http2", "--fault=refused-stream"]);
        using var folder = new TemporaryFolder();

        var report = Contract.Run(
            strategy,
            Contract.Items(server.Site, CountryCodes.All.Take(5)),
            folder.FullName,
            Bound,
            Patient with { Retries = 0, TrustedAuthorities = server.Authorities });

        Assert.Equal(5, report.Tally.Errors);
        Assert.All(report.Outcomes, outcome => Assert.Equal(
            (Headers, ConnectionFailed, 1, 1),
            (outcome.Error!.Phase, outcome.Error.Cause, outcome.Timeline.Attempts, outcome.Timeline.Reconnects)));
        Assert.All(report.Outcomes, outcome => Assert.StartsWith("the server refused to process the request at ", outcome.Error!.Message, StringComparison.Ordinal));
        Assert.Equal(2 * 5, server.Stat("requests"));
    }

    [Fact]
    public void DownloadMany_AStreamIsReset_SaysTheErrorOfHttp2()
    {
        using var server = new HostFault("--http2", "--fault=reset");
        using var folder = new TemporaryFolder();

        var report = Contract.Run("eventloop", Contract.Items(server.Site, CountryCodes.All.Take(1)), folder.FullName, Bound, Patient with { Retries = 0 });

        Assert.Equal($"HTTP/2 error INTERNAL_ERROR at {server.Site.GetLeftPart(UriPartial.Authority)}", Assert.Single(report.Outcomes).Error?.Message);
    }

    private static void AssertEndsAsInTheTable(FlagsServerProcess server, FaultRow[] rows, string strategy, FlagClientOptions options)
    {
        using var folder = new TemporaryFolder();
        var items = Contract.Items(server.Site, rows.Select(row => FaultMatrix.CountryOf(Rows, row)));
        server.Reset();

        var report = Contract.Run(strategy, items, folder.FullName, Bound, options with { TrustedAuthorities = server.Authorities });

        var outcomes = report.Outcomes.ToDictionary(outcome => outcome.Label, StringComparer.Ordinal);
        var differences = string.Join('\n', rows
            .Select(row => (Expected: row, Outcome: outcomes[FaultMatrix.CountryOf(Rows, row).ToString()]))
            .Where(pair => pair.Expected != pair.Expected.With(pair.Outcome))
            .Select(pair => $"{pair.Expected.Fault}: expected {pair.Expected.Ending} after {pair.Expected.Attempts}, got {pair.Expected.With(pair.Outcome).Ending} after {pair.Outcome.Timeline.Attempts}: {pair.Outcome.Error?.Message}"));
        Assert.True(differences.Length == 0, differences);
        Assert.Equal(
            rows.Where(row => row.Ending == Ok).Select(row => $"{FaultMatrix.CountryOf(Rows, row)}.gif").Order(StringComparer.Ordinal),
            folder.FileNames);
    }

    /// <summary>A fault for each country.</summary>
    public sealed class AddressFaults() : FlagsServerProcess("LOCAL", ["--http2", .. FaultMatrix.ServerArguments(Rows)]);

    /// <summary>The same over TLS.</summary>
    public sealed class TlsAddressFaults() : FlagsServerProcess("LOCAL", ["--tls", "--http2", .. FaultMatrix.ServerArguments(Rows)]);

    private sealed class HostFault(params string[] arguments) : FlagsServerProcess("LOCAL", arguments);
}
