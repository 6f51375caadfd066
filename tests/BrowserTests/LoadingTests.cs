using FlagsDownloader.Comparison.Samples;

namespace FlagsDownloader.BrowserTests;

public sealed class LoadingTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Report_OpenedAsAFile_ComplainsOfNothingAndAsksForNothing()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Everything());

        Assert.Empty(report.Complaints);
        Assert.Empty(report.Requests);
        await report.ShootAsync("light");
    }
}
