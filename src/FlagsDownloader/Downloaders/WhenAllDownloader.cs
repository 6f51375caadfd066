using FlagsDownloader.Items;

namespace FlagsDownloader.Downloaders;

/// <summary>
/// A task for every item at once, and a <see cref="SemaphoreSlim"/> as the bound, on .NET's shared pool. All items are drawn at once, and
/// tasks that wait for their turn take memory: the other strategies draw an item when it has a slot.
/// </summary>
public sealed class WhenAllDownloader : IDownloader
{
    /// <inheritdoc/>
    public void DownloadMany(DownloadRun run)
    {
        using var semaphore = new SemaphoreSlim(run.Bound);
        Task.WhenAll(run.Items.Select(DownloadOne)).GetAwaiter().GetResult();

        async Task DownloadOne(DownloadItem item)
        {
            await semaphore.WaitAsync();
            try
            {
                run.Report(await run.DownloadOneAsync(item, Task.Run));
            }
            finally
            {
                semaphore.Release();
            }
        }
    }
}
