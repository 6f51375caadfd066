using Asyncio;
using FlagsDownloader.Items;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Downloaders;

/// <summary>
/// All downloads on one thread: each is a task that leaves the thread to others while it waits. A semaphore limits how many there
/// are. An executor saves the files, because a write would block every other task.
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

        SaveExecutor save = async save => await loop.RunInExecutor(executor, save);
        await TaskGroup.RunAsync(async group =>
        {
            foreach (var item in run.Items)
            {
                // Before there is a task: thousands that wait for their turn cost memory, and time of the collector.
                await semaphore.AcquireAsync();
                _ = group.CreateTask(() => DownloadOne(item));
            }
        });

        async Task DownloadOne(DownloadItem item)
        {
            try
            {
                run.Report(await run.DownloadOneAsync(item, save));
            }
            finally
            {
                semaphore.Release();
            }
        }
    }
}
