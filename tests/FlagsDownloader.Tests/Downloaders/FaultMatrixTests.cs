using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>Every fault of the real server has the outcome of the table, with all eight strategies.</summary>
public sealed class FaultMatrixTests(
    FaultMatrixTests.AddressFaults addressFaults, FaultMatrixTests.WaitFaults waitFaults, FaultMatrixTests.LeavingFaults leavingFaults)
    : IClassFixture<FaultMatrixTests.AddressFaults>, IClassFixture<FaultMatrixTests.WaitFaults>, IClassFixture<FaultMatrixTests.LeavingFaults>
{
    private const int Bound = 12;
    private const int FewItems = 8;
    private const int ManyItems = 25;

    public static TheoryData<string> Strategies => Contract.Strategies;

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_FaultForEachAddress_EndsAsInTheTable(string strategy) =>
        AssertEndsAsInTheTable(
            addressFaults, FaultMatrix.OfOneAddress, [.. FaultMatrix.OfOneAddress.Except(FaultMatrix.ThatStall)], strategy, FaultMatrix.Patient);

    // The server stalls as soon as the response begins. On a busy machine, it may begin after the timeout.
    [Theory]
    [MemberData(nameof(Contract.StrategiesSlowly), MemberType = typeof(Contract))]
    public void DownloadMany_AddressesThatStall_EndAsInTheTable(string strategy) => TenRuns.OneSucceeds(() =>
        AssertEndsAsInTheTable(addressFaults, FaultMatrix.OfOneAddress, FaultMatrix.ThatStall, strategy, FaultMatrix.Hasty));

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_UnrequestedBytesOfOneAddress_EndsAsInTheTable(string strategy) =>
        AssertEndsAsInTheTable(
            leavingFaults, FaultMatrix.ThatLeaveSomething, FaultMatrix.ThatLeaveSomething, strategy, FaultMatrix.Patient, bound: 2);

    [Theory]
    [MemberData(nameof(Contract.StrategiesSlowly), MemberType = typeof(Contract))]
    public void DownloadMany_RetryAfter_EndsAsInTheTable(string strategy) =>
        AssertEndsAsInTheTable(waitFaults, FaultMatrix.ThatAskForAWait, FaultMatrix.ThatAskForAWait, strategy, FaultMatrix.Patient);

    [Theory]
    [MemberData(nameof(Contract.StrategiesSlowly), MemberType = typeof(Contract))]
    public void DownloadMany_ServerDownForASecond_GetsAll(string strategy) => TenRuns.OneSucceeds(() =>
    {
        // The default break of the circuit, which has to be long enough. On a busy machine, the server may be down for longer.
        using var server = new HostFault("--fault=refuse:for=1");
        AssertAllEndAs(FaultMatrix.OfTheHost[0], server, strategy, new FlagClientOptions(), items: 60);
    });

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_BusyServer_GetsAll(string strategy)
    {
        using var server = new HostFault("--fault=busy:over=2", "--delay=0.01");
        AssertAllEndAs(FaultMatrix.OfTheHost[1], server, strategy, new FlagClientOptions(), items: FewItems);
    }

    [Theory]
    [MemberData(nameof(Contract.StrategiesSlowly), MemberType = typeof(Contract))]
    public void DownloadMany_UnrequestedResponses_EachFileIsCorrect(string strategy)
    {
        foreach (var row in FaultMatrix.OfKeptConnections)
        {
            using var server = new HostFault($"--fault={row.Fault}@*.gif");
            using var folder = new TemporaryFolder();
            var items = Contract.Items(server.Site, CountryCodes.All.Take(ManyItems));

            var report = Contract.Run(strategy, items, folder.FullName, bound: 4, FaultMatrix.Patient);

            AssertSame(Enumerable.Repeat(row, ManyItems), report.Outcomes.Select(row.With));
            // A new client for each: the first response on a connection is correct.
            foreach (var item in items)
            {
                Assert.Equal(Alone(item.Address), File.ReadAllBytes(folder.At(item.FileName)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_FaultOfASingleItem_EndsAsInTheTable(string strategy)
    {
        foreach (var row in FaultMatrix.MetAlone)
        {
            using var server = new HostFault($"--fault={row.Fault}");
            AssertAllEndAs(row, server, strategy, FaultMatrix.Patient, items: 1);
        }
    }

    [Fact]
    public void Table_Always_HasEveryKindOfTheServer() =>
        // The table is of requests over HTTP/1.1 without TLS; these faults need another connection.
        Assert.Empty(FlagsServerProcess.ListFaults()
            .Where(kind => !kind.StartsWith("tls-", StringComparison.Ordinal) && kind is not ("goaway" or "refused-stream"))
            .Except(FaultMatrix.All.Select(row => row.Kind), StringComparer.Ordinal));

    private static byte[] Alone(Uri address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var response = http.Send(new HttpRequestMessage(HttpMethod.Get, address));
        using var content = new MemoryStream();
        response.Content.ReadAsStream().CopyTo(content);
        return content.ToArray();
    }

    // The place of a row in the table decides the country that has its fault.
    private static void AssertEndsAsInTheTable(
        FlagsServerProcess server, FaultRow[] table, FaultRow[] rows, string strategy, FlagClientOptions options, int bound = Bound)
    {
        using var folder = new TemporaryFolder();
        var items = Contract.Items(server.Site, rows.Select(row => FaultMatrix.CountryOf(table, row)));
        server.Reset();

        var report = Contract.Run(strategy, items, folder.FullName, bound, options);

        var outcomes = report.Outcomes.ToDictionary(outcome => outcome.Label, StringComparer.Ordinal);
        AssertSame(rows, rows.Select(row => row.With(outcomes[FaultMatrix.CountryOf(table, row).ToString()])));
        Assert.Equal(
            rows.Where(row => row.Ending == FaultRow.Ok).Select(row => $"{FaultMatrix.CountryOf(table, row)}.gif").Order(StringComparer.Ordinal),
            folder.FileNames);
    }

    private static void AssertAllEndAs(FaultRow row, FlagsServerProcess server, string strategy, FlagClientOptions options, int items)
    {
        using var folder = new TemporaryFolder();

        var report = Contract.Run(
            strategy, Contract.Items(server.Site, CountryCodes.All.Take(items)), folder.FullName, Bound, options);

        AssertSame(Enumerable.Repeat(row, items), report.Outcomes.Select(row.With));
        Assert.Equal(report.Tally.Ok, folder.FileNames.Count);
    }

    // Shows only the rows that differ.
    private static void AssertSame(IEnumerable<FaultRow> expected, IEnumerable<FaultRow> actual) => Assert.Empty(
        expected.Zip(actual).Where(pair => pair.First != pair.Second).Select(pair =>
            $"{pair.First.Fault}: expected {pair.First.Ending} after {pair.First.Attempts}, got {pair.Second.Ending} after {pair.Second.Attempts}"));

    /// <summary>A fault for each country.</summary>
    public sealed class AddressFaults() : FlagsServerProcess("LOCAL", FaultMatrix.ServerArguments(FaultMatrix.OfOneAddress));

    /// <summary>Faults that leave bytes on connections.</summary>
    public sealed class LeavingFaults() : FlagsServerProcess("LOCAL", FaultMatrix.ServerArguments(FaultMatrix.ThatLeaveSomething));

    /// <summary>Responses with Retry-After.</summary>
    public sealed class WaitFaults() : FlagsServerProcess("LOCAL", FaultMatrix.ServerArguments(FaultMatrix.ThatAskForAWait));

    private sealed class HostFault(params string[] arguments) : FlagsServerProcess("LOCAL", arguments);
}
