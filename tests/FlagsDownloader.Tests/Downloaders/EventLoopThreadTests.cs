using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>
/// All code of a download runs on the loop's thread, after every await, and does not wait for the disk there.
/// </summary>
public sealed class EventLoopThreadTests
{
    private const int Refusals = 2;

    private static readonly FlagClientOptions Options = new() { BackoffBase = TimeSpan.FromMilliseconds(20), Retries = 3 };

    public static TheoryData<bool> WithAndWithoutNames => [true, false];

    [Theory]
    [MemberData(nameof(WithAndWithoutNames))]
    public void DownloadMany_EveryRequestRetried_StaysOnTheLoopsThread(bool withNames)
    {
        using var folder = new TemporaryFolder();

        var outcomes = Download(folder, withNames, SaveMode.Executor);

        Assert.All(outcomes, outcome =>
        {
            Assert.Equal(DownloadStatus.Ok, outcome.Status);
            Assert.Equal((Refusals + 1) * (withNames ? 2 : 1), outcome.Timeline.Attempts);
        });
        Assert.Equal(
            [Environment.CurrentManagedThreadId],
            outcomes.SelectMany(outcome => StepsOf(outcome.Timeline)).Select(mark => mark.ThreadId).Distinct());
        Assert.All(outcomes, outcome =>
        {
            Assert.NotEqual(Environment.CurrentManagedThreadId, outcome.Timeline[DownloadStep.Saving].ThreadId);
            Assert.Equal(outcome.Timeline[DownloadStep.Saving].ThreadId, outcome.Timeline[DownloadStep.Saved].ThreadId);
        });
        Assert.InRange(outcomes.Select(outcome => outcome.Timeline[DownloadStep.Saving].ThreadId).Distinct().Count(), 1, 4);
    }

    [Theory]
    [InlineData("at the rate limiter")]
    [InlineData("for the host's circuit")]
    public void DownloadMany_EveryRequestWaitsForItsHost_StaysOnTheLoopsThread(string wait)
    {
        using var folder = new TemporaryFolder();
        using var server = new ScriptedServer(request =>
            request.Attempt > 1 ? ScriptedAnswer.Ok(Gif.Pixel)
            : wait == "at the rate limiter" ? ScriptedAnswer.Status(429, "Too Many Requests", "Retry-After: 1")
            : ScriptedAnswer.Reset);
        var options = Options with { CircuitBreak = TimeSpan.FromMilliseconds(50) };

        var report = Contract.Run(
            "eventloop", Contract.Items(server.Address, CountryCodes.Pop20), folder.FullName, bound: 20, options);

        Assert.Equal(20, report.Tally.Ok);
        Assert.Equal(40, server.Requests.Count);
        Assert.Equal(
            [Environment.CurrentManagedThreadId],
            report.Outcomes.SelectMany(outcome => StepsOf(outcome.Timeline)).Select(mark => mark.ThreadId).Distinct());
    }

    [Fact]
    public void DownloadMany_EveryRequestWaitsForTheClientsLimits_StaysOnTheLoopsThread()
    {
        using var folder = new TemporaryFolder();
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));

        var report = Contract.Run(
            "eventloop",
            Contract.Items(server.Address, CountryCodes.Pop20),
            folder.FullName,
            bound: 20,
            Options with { MaxRequestsPerHost = 2, RequestRate = 200 });

        Assert.Equal(20, report.Tally.Ok);
        Assert.Equal(
            [Environment.CurrentManagedThreadId],
            report.Outcomes.SelectMany(outcome => StepsOf(outcome.Timeline)).Select(mark => mark.ThreadId).Distinct());
    }

    [Fact]
    public void DownloadMany_SavedInline_IsSavedOnTheLoopsThreadToo()
    {
        using var folder = new TemporaryFolder();

        var outcomes = Download(folder, withNames: false, SaveMode.Inline);

        Assert.Equal(
            [Environment.CurrentManagedThreadId],
            outcomes
                .SelectMany(outcome => (Mark[])[.. StepsOf(outcome.Timeline), outcome.Timeline[DownloadStep.Saving], outcome.Timeline[DownloadStep.Saved]])
                .Select(mark => mark.ThreadId)
                .Distinct());
    }

    private static IReadOnlyList<DownloadOutcome> Download(TemporaryFolder folder, bool withNames, SaveMode save)
    {
        using var server = new ScriptedServer(request =>
            request.Attempt <= Refusals ? ScriptedAnswer.Status(503, "Service Unavailable")
            : request.Target.EndsWith(".json", StringComparison.Ordinal) ? ScriptedAnswer.Ok([.. "{\"country\": \""u8, (byte)request.Target[7], (byte)request.Target[8], .. "\"}"u8])
            : ScriptedAnswer.Ok(Gif.Large));
        var report = Contract.Run(
            "eventloop", Contract.Items(server.Address, CountryCodes.Pop20, withNames), folder.FullName, bound: 7, Options, save);
        Assert.Equal(20, report.Tally.Ok);
        return report.Outcomes;
    }

    private static Mark[] StepsOf(Timeline timeline) =>
        [timeline[DownloadStep.Started], timeline[DownloadStep.Attempted], timeline[DownloadStep.Sent], timeline[DownloadStep.Answered], timeline[DownloadStep.Received], timeline[DownloadStep.Finished]];
}
