using FlagsDownloader.Flags;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>The same injected faults have the same outcomes, for every strategy, as for a plain client.</summary>
public sealed class FaultContractTests(ErrorServer server) : IClassFixture<ErrorServer>
{
    private readonly IReadOnlyList<DownloadItem> _items = Contract.Items(server.Site, CountryCodes.All);

    public static TheoryData<string> Strategies => Contract.Strategies;

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_AQuarterFails_TheSameEachTime(string strategy)
    {
        var statuses = server.Statuses;
        Assert.InRange(statuses.Values.Count(status => status == 418), 194 / 8, 194 / 2);

        for (var round = 0; round < 2; round++)
        {
            using var folder = new TemporaryFolder();
            server.Reset();
            var report = Contract.Run(strategy, _items, folder.FullName, bound: 10);

            Assert.Equal(statuses, report.Outcomes.ToDictionary(outcome => outcome.Label, StatusOf));
            Assert.Equal(statuses.Where(pair => pair.Value == 200).Select(pair => $"{pair.Key}.gif").Order(StringComparer.Ordinal), folder.FileNames);
            Assert.Equal(194, server.Stat("requests"));
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_FailuresAmongSuccesses_EachOutcomeIsCorrect(string strategy)
    {
        using var folder = new TemporaryFolder();
        server.Reset();

        var report = Contract.Run(strategy, _items, folder.FullName, bound: 10);

        Assert.Equal(_items.Count, report.Outcomes.Select(outcome => outcome.Label).Distinct().Count());
        Assert.Equal(_items.Count, report.Tally.Ok + report.Tally.Errors);
        Assert.Equal(folder.FileNames.Sum(name => new FileInfo(folder.At(name)).Length), report.Tally.Bytes);
        Assert.All(report.Outcomes, outcome =>
        {
            var ok = outcome.Status == DownloadStatus.Ok;
            Assert.Equal(ok, outcome.Error is null);
            Assert.Equal(ok, outcome.Bytes > 0);
            Assert.Equal(ok ? $"{outcome.Label}.gif" : null, outcome.FileName);
            Assert.Equal(ok, outcome.Timeline[DownloadStep.Saved].Reached);
            Assert.Equal(1, outcome.Timeline.Attempts);
            Assert.Equal(_items.Single(item => item.Label == outcome.Label).Address, outcome.Address);
            Assert.True(outcome.Timeline[DownloadStep.Finished].Reached);
        });
    }

    private static int StatusOf(DownloadOutcome outcome) =>
        outcome.Status == DownloadStatus.Ok ? 200 : outcome.Error?.HttpStatus ?? 0;
}
