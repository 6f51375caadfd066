using Asyncio;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Downloaders;

/// <summary>
/// All downloads on one thread: each is a task that gives the thread back while it waits, a semaphore bounds how many are
/// under way, and files are saved in an executor, because a write would hold up every other task.
/// </summary>
public sealed class EventLoopDownloader : IDownloader
{
    // Files of one folder are made and renamed one at a time, whoever asks: the kernel locks the folder. With 2 workers,
    // 10,000 requests under way took 1.9 to 2.1 s, with 4 up to 2.5, with 1 up to 3.6 (scripts/bench downloads hold).
    private const int SaveWorkers = 2;

    /// <inheritdoc/>
    public void DownloadMany(DownloadRun run) => EventLoop.Run(loop => Supervise(loop, run));

    private static async Task Supervise(EventLoop loop, DownloadRun run)
    {
        var semaphore = new Asyncio.Semaphore(run.Bound);
        using var executor = new ThreadPoolExecutor(Math.Clamp(run.Items.Count, 1, SaveWorkers), "save");
        // While nothing else wants the processors: among 600 answers, the loop's thread stood still for 5 ms for each.
        if (run.SaveMode == SaveMode.Executor)
        {
            executor.StartWorkers();
        }

        var tasks = run.Items.Select(item => loop.CreateTask(_ => DownloadOne(item))).ToList();

        await foreach (var done in EventLoop.AsCompleted(tasks))
        {
            run.Report(done.Result);
        }

        async Task<DownloadOutcome> DownloadOne(DownloadItem item)
        {
            using (await semaphore.EnterAsync())
            {
                return await run.DownloadOneAsync(item, async save => await loop.RunInExecutor(executor, save));
            }
        }
    }
}
