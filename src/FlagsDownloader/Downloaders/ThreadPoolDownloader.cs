using System.Collections.Concurrent;
using Asyncio;
using FlagsDownloader.Results;

namespace FlagsDownloader.Downloaders;

/// <summary>
/// Blocking downloads on an executor with a worker for each slot: the operating system switches between the threads while
/// they wait. The number of workers is the bound. The caller takes the outcomes as they are completed.
/// </summary>
public sealed class ThreadPoolDownloader : IDownloader
{
    /// <inheritdoc/>
    public void DownloadMany(DownloadRun run)
    {
        using var executor = new ThreadPoolExecutor(run.Bound, "download");
        using var completed = new BlockingCollection<DownloadOutcome>();
        var submitted = 0;
        foreach (var item in run.Items)
        {
            // One item more for each worker, so that none waits for the caller.
            if (submitted == 2 * run.Bound)
            {
                TakeOne();
            }

            _ = executor.Submit(() => completed.Add(run.DownloadOne(item)));
            submitted++;
        }

        while (submitted > 0)
        {
            TakeOne();
        }

        void TakeOne()
        {
            run.Report(completed.Take());
            submitted--;
        }
    }
}
