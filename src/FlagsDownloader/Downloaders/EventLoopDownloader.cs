using Asyncio;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Downloaders;

/// <summary>
/// All downloads on one thread: each is a task that leaves the thread to others while it waits. A semaphore limits how many are
/// under way. An executor saves the files, because a write would block every other task.
/// </summary>
public sealed class EventLoopDownloader : IDownloader
{
    // The kernel locks a folder, so that its files are created and renamed one at a time. With 2 workers, 10,000
    // requests under way took 1.9 to 2.1 s, with 4 up to 2.5, with 1 up to 3.6 (scripts/bench downloads hold).
    private const int SaveWorkers = 2;

    /// <inheritdoc/>
    public void DownloadMany(DownloadRun run) => EventLoop.Run(loop => Supervise(loop, run));

    private static async Task Supervise(EventLoop loop, DownloadRun run)
    {
        var semaphore = new Asyncio.Semaphore(run.Bound);
        using var executor = new ThreadPoolExecutor(Math.Clamp(run.Items.Count, 1, SaveWorkers), "save");
        // Now, while the processors are free: between 600 answers, the start of each worker stopped the loop for 5 ms.
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
