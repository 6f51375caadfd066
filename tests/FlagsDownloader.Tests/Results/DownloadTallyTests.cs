using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Results;

public sealed class DownloadTallyTests
{
    private static readonly FakeTime Time = new();

    [Fact]
    public void Compute_Outcomes_AddsUp()
    {
        var random = new Random(20_260_804);
        var outcomes = Enumerable.Range(0, 500).Select(_ => Outcome((DownloadStatus)random.Next(4), random.Next(10_000))).ToList();

        var tally = DownloadTally.Compute(outcomes);

        Assert.Equal(outcomes.Count, tally.Ok + tally.NotFound + tally.Errors + tally.Cancelled);
        Assert.Equal(outcomes.Count(outcome => outcome.Status == DownloadStatus.Ok), tally.Ok);
        Assert.Equal(outcomes.Sum(outcome => outcome.Bytes), tally.Bytes);
    }

    [Fact]
    public void Compute_OneOfEachStatus_CountsEachUnderItsName() => Assert.Equal(
        new DownloadTally(Ok: 1, NotFound: 2, Errors: 3, Cancelled: 4, Bytes: 7),
        DownloadTally.Compute(
        [
            Outcome(DownloadStatus.Ok, 7),
            .. Enumerable.Repeat(Outcome(DownloadStatus.NotFound), 2),
            .. Enumerable.Repeat(Outcome(DownloadStatus.Error), 3),
            .. Enumerable.Repeat(Outcome(DownloadStatus.Cancelled), 4),
        ]));

    [Fact]
    public void Compute_Nothing_IsZero() => Assert.Equal(new DownloadTally(0, 0, 0, 0, 0), DownloadTally.Compute([]));

    [Fact]
    public void Compute_MoreThanAnIntOfBytes_IsTheirSum() => Assert.Equal(
        4_000_000_000, DownloadTally.Compute([Outcome(DownloadStatus.Ok, 2_000_000_000), Outcome(DownloadStatus.Ok, 2_000_000_000)]).Bytes);

    private static DownloadOutcome Outcome(DownloadStatus status, long bytes = 0) =>
        new(new DownloadItem("BR", new Uri("http://localhost/br.gif"), "BR.gif"), status, new Timeline(Time)) { Bytes = bytes };
}
