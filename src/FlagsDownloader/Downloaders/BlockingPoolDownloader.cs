using System.Runtime.ExceptionServices;

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
        Exception? failure = null;
        foreach (var item in run.Items)
        {
            semaphore.Wait();
            var admitted = run.Admit();
            _ = Task.Run(() =>
            {
                try
                {
                    run.Report(run.DownloadOne(item, admitted));
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref failure, exception, null);
                }
                finally
                {
                    semaphore.Release();
                }
            });
        }

        // When all slots are free, all downloads are done.
        for (var slot = 0; slot < run.Bound; slot++)
        {
            semaphore.Wait();
        }

        // A download does not fail, but an observer may.
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
