using System.Threading.Channels;
using FlagsDownloader.Items;
using FlagsDownloader.Results;

namespace FlagsDownloader.Downloaders;

/// <summary>
/// As many at once as the server takes well, on .NET's shared pool: an <see cref="AdaptiveBound"/> instead of a semaphore, up to the
/// bound of the run. One flow of control starts all downloads and takes all outcomes, so that nothing has to be locked.
/// </summary>
public sealed class AdaptiveDownloader : IDownloader
{
    /// <inheritdoc/>
    public void DownloadMany(DownloadRun run) => Supervise(run).GetAwaiter().GetResult();

    private static async Task Supervise(DownloadRun run)
    {
        var bound = new AdaptiveBound(run.Bound);
        var outcomes = Channel.CreateUnbounded<DownloadOutcome>();
        var underWay = 0;
        try
        {
            foreach (var item in run.Items)
            {
                while (underWay >= bound.Current)
                {
                    await TakeOutcome();
                }

                underWay++;
                _ = DownloadOne(item);
            }

            while (underWay > 0)
            {
                await TakeOutcome();
            }
        }
        finally
        {
            // Where the list or the observer fails, what was started ends before the run does.
            for (; underWay > 0; underWay--)
            {
                await outcomes.Reader.ReadAsync();
            }
        }

        async Task TakeOutcome()
        {
            var outcome = await outcomes.Reader.ReadAsync();
            underWay--;
            bound.Record(outcome);
            run.Report(outcome);
        }

        async Task DownloadOne(DownloadItem item) => outcomes.Writer.TryWrite(await run.DownloadOneAsync(item, Task.Run));
    }
}
