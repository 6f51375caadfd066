using FlagsDownloader.Items;

namespace FlagsDownloader.Downloaders;

/// <summary>
/// The anti-pattern: blocking downloads on .NET's shared pool. The pool has about a thread a processor and adds one or two
/// a second when all are blocked, so most slots wait for a thread, not for the network. Compare <see cref="ThreadPoolDownloader"/>.
/// </summary>
public sealed class BlockingPoolDownloader : IDownloader
{
    /// <inheritdoc/>
    public void DownloadMany(DownloadRun run)
    {
        using var semaphore = new SemaphoreSlim(run.Bound);
        Task.WhenAll(run.Items.Select(DownloadOne)).GetAwaiter().GetResult();

        async Task DownloadOne(DownloadItem item)
        {
            await semaphore.WaitAsync();
            var admitted = run.Admit();
            try
            {
                run.Report(await Task.Run(() => run.DownloadOne(item, admitted)));
            }
            finally
            {
                semaphore.Release();
            }
        }
    }
}
