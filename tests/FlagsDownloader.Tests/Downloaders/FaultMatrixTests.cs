using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>Every fault of the real server has the outcome that the table says, with all seven strategies.</summary>
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
    public void DownloadMany_AFaultForEachAddress_EndsAsTheTableSays(string strategy) =>
        AssertEndsAsTheTableSays(addressFaults, FaultMatrix.OfOneAddress, strategy, FaultMatrix.Hasty);

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_AnAddressThatLeavesSomethingOnItsConnection_EndsAsTheTableSays(string strategy) =>
        AssertEndsAsTheTableSays(leavingFaults, FaultMatrix.ThatLeaveSomething, strategy, FaultMatrix.Patient, bound: 2);

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_AnswersThatAskForAWait_EndAsTheTableSays(string strategy) =>
        AssertEndsAsTheTableSays(waitFaults, FaultMatrix.ThatAskForAWait, strategy, FaultMatrix.Patient);

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_AServerThatIsDownForASecond_GetsAll(string strategy)
    {
        // The default break of the circuit: the test shows that it is long enough.
        using var server = new HostFault("--fault=refuse:for=1");
        AssertAllEndAs(FaultMatrix.OfTheHost[0], server, strategy, new FlagClientOptions(), items: 60);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_AServerThatIsBusy_GetsAll(string strategy)
    {
        using var server = new HostFault("--fault=busy:over=2", "--delay=0.01");
        AssertAllEndAs(FaultMatrix.OfTheHost[1], server, strategy, new FlagClientOptions(), items: FewItems);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_AnswersThatNobodyAskedFor_EachFileIsItsOwn(string strategy)
    {
        foreach (var row in FaultMatrix.OfKeptConnections)
        {
            using var server = new HostFault($"--fault={row.Fault}@*.gif");
            using var folder = new TemporaryFolder();
            var items = Contract.Items(server.Site, CountryCodes.All.Take(ManyItems));

            var report = Contract.Run(strategy, items, folder.FullName, bound: 4, FaultMatrix.Patient);

            AssertSame(Enumerable.Repeat(row, ManyItems), report.Outcomes.Select(row.With));
            // A client of its own for each: the first answer on a connection is right.
            foreach (var item in items)
            {
                Assert.Equal(Alone(item.Address), File.ReadAllBytes(folder.At(item.FileName)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_AFaultMetAlone_EndsAsTheTableSays(string strategy)
    {
        foreach (var row in FaultMatrix.MetAlone)
        {
            using var server = new HostFault($"--fault={row.Fault}");
            AssertAllEndAs(row, server, strategy, FaultMatrix.Hasty, items: 1);
        }
    }

    [Fact]
    public void Table_EveryKindThatTheServerHas_IsInIt() =>
        Assert.Empty(FlagsServerProcess.ListFaults().Except(FaultMatrix.All.Select(row => row.Kind), StringComparer.Ordinal));

    private static byte[] Alone(Uri address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var response = http.Send(new HttpRequestMessage(HttpMethod.Get, address));
        using var content = new MemoryStream();
        response.Content.ReadAsStream().CopyTo(content);
        return content.ToArray();
    }

    private static void AssertEndsAsTheTableSays(FlagsServerProcess server, FaultRow[] rows, string strategy, FlagClientOptions options, int bound = Bound)
    {
        using var folder = new TemporaryFolder();
        var items = Contract.Items(server.Site, rows.Select(row => FaultMatrix.CountryOf(rows, row)));
        server.Reset();

        var report = Contract.Run(strategy, items, folder.FullName, bound, options);

        var outcomes = report.Outcomes.ToDictionary(outcome => outcome.Label, StringComparer.Ordinal);
        AssertSame(rows, rows.Select(row => row.With(outcomes[FaultMatrix.CountryOf(rows, row).ToString()])));
        Assert.Equal(
            rows.Where(row => row.Ending == FaultRow.Ok).Select(row => $"{FaultMatrix.CountryOf(rows, row)}.gif").Order(StringComparer.Ordinal),
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

    // Only the rows that differ: the other forty would only hide them.
    private static void AssertSame(IEnumerable<FaultRow> expected, IEnumerable<FaultRow> actual) => Assert.Empty(
        expected.Zip(actual).Where(pair => pair.First != pair.Second).Select(pair =>
            $"{pair.First.Fault}: expected {pair.First.Ending} after {pair.First.Attempts}, got {pair.Second.Ending} after {pair.Second.Attempts}"));

    /// <summary>A fault for each country.</summary>
    public sealed class AddressFaults() : FlagsServerProcess("LOCAL", FaultMatrix.ServerArguments(FaultMatrix.OfOneAddress));

    /// <summary>Faults that leave bytes on connections.</summary>
    public sealed class LeavingFaults() : FlagsServerProcess("LOCAL", FaultMatrix.ServerArguments(FaultMatrix.ThatLeaveSomething));

    /// <summary>Answers that ask for a wait.</summary>
    public sealed class WaitFaults() : FlagsServerProcess("LOCAL", FaultMatrix.ServerArguments(FaultMatrix.ThatAskForAWait));

    private sealed class HostFault(params string[] arguments) : FlagsServerProcess("LOCAL", arguments);
}
