using Asyncio;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Items;

namespace OwnStrategy;

/// <summary>
/// Tasks on an event loop, as <see cref="EventLoopDownloader"/>, and a bound that follows the server by the shortest rule of additive
/// increase and multiplicative decrease (AIMD): as many successes as it is high raise it by one, and each failed attempt halves it.
/// </summary>
public sealed class AimdDownloader : IDownloader
{
    private const double First = 10;

    /// <inheritdoc/>
    public void DownloadMany(DownloadRun run) => EventLoop.Run(loop => Supervise(loop, run));

    // All of it runs on the loop's thread, so that nothing has to be locked.
    private static async Task Supervise(EventLoop loop, DownloadRun run)
    {
        var bound = Math.Min(First, run.Bound);
        var underWay = 0;
        var oneIsDone = new Event();
        using var executor = new ThreadPoolExecutor(maxWorkers: 2, "save");
        await TaskGroup.RunAsync(async group =>
        {
            foreach (var item in run.Items)
            {
                while (underWay >= (int)bound)
                {
                    oneIsDone.Clear();
                    await oneIsDone.WaitAsync();
                }

                underWay++;
                _ = group.CreateTask(() => DownloadOne(item));
            }
        });

        async Task DownloadOne(DownloadItem item)
        {
            var outcome = await run.DownloadOneAsync(item, async save => await loop.RunInExecutor(executor, save));
            underWay--;
            bound = outcome.Timeline.Attempts > 1 ? Math.Max(1, bound / 2) : Math.Min(run.Bound, bound + 1 / bound);
            run.Report(outcome);
            oneIsDone.Set();
        }
    }
}
