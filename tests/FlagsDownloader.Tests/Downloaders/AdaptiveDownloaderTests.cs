using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>How many requests the server sees, and when. The contract's tests have what all strategies do.</summary>
public sealed class AdaptiveDownloaderTests
{
    private const int Bound = 40;

    private static readonly FlagClientOptions Patient = new() { AttemptTimeout = TimeSpan.FromHours(1), Retries = 0 };

    [Fact]
    public void DownloadMany_NoAnswerYet_SendsTenOfForty()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Silent);
        using var folder = new TemporaryFolder();
        using var interrupt = new CancellationTokenSource();
        var interrupter = new Thread(() =>
        {
            Eventually.True(() => server.Requests.Count >= 10, "the first ten are sent");
            interrupt.Cancel();
        });
        interrupter.Start();

        var report = Run(server, folder, items: 100, interrupt.Token);

        Assert.Equal(new DownloadTally(0, 0, 0, Cancelled: 100, 0), report.Tally);
        Assert.Equal(10, server.Requests.Count);
        interrupter.Join();
    }

    [Fact]
    public void DownloadMany_EveryoneAnswered_DoublesUpToTheBound()
    {
        // Each group is answered when all of it has arrived: a strategy that sends fewer at once would wait in vain.
        using var ten = new CountdownEvent(10);
        using var twenty = new CountdownEvent(20);
        using var forty = new CountdownEvent(Bound);
        var late = 0;
        using var server = new ScriptedServer(request => new ScriptedAnswer(conversation =>
        {
            var group = request.Number <= 10 ? ten : request.Number <= 30 ? twenty : forty;
            group.Signal();
            if (!group.Wait(TimeSpan.FromMinutes(1)))
            {
                Interlocked.Increment(ref late);
            }

            ScriptedAnswer.Ok(Gif.Pixel).Play(conversation);
        }));
        using var folder = new TemporaryFolder();

        var report = Run(server, folder, items: 70, TestContext.Current.CancellationToken);

        Assert.Equal(0, late);
        Assert.Equal(70, report.Tally.Ok);
    }

    private static DownloadReport Run(ScriptedServer server, TemporaryFolder folder, int items, CancellationToken cancellationToken) => Contract.Run(
        "adaptive",
        [.. Contract.Items(server.Address, CountryCodes.All).Take(items)],
        folder.FullName,
        Bound,
        Patient,
        cancellationToken: cancellationToken);
}
