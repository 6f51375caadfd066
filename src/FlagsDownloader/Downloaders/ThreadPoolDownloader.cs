using Asyncio;

namespace FlagsDownloader.Downloaders;

/// <summary>
/// Blocking downloads on an executor with a worker for each slot: the operating system switches between the threads while
/// they wait. The number of workers is the bound.
/// </summary>
public sealed class ThreadPoolDownloader : IDownloader
{
    /// <inheritdoc/>
    public void DownloadMany(DownloadRun run)
    {
        using var executor = new ThreadPoolExecutor(run.Bound, "download");
        var futures = run.Items.Select(item => executor.Submit(() => run.DownloadOne(item))).ToList();

        foreach (var done in Task.WhenEach(futures).ToBlockingEnumerable())
        {
            run.Report(done.Result);
        }
    }
}
