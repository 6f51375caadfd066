using System.Threading.Channels;
using FlagsDownloader.Items;

namespace FlagsDownloader.Downloaders;

/// <summary>
/// A worker for each slot reads items from a channel, on .NET's shared pool. The channel holds as many as there are workers; while it
/// is full, the writer waits.
/// </summary>
public sealed class ChannelDownloader : IDownloader
{
    /// <inheritdoc/>
    public void DownloadMany(DownloadRun run)
    {
        var channel = Channel.CreateBounded<DownloadItem>(run.Bound);
        Task.WhenAll([.. Enumerable.Range(0, run.Bound).Select(_ => Work()), Fill()]).GetAwaiter().GetResult();

        async Task Fill()
        {
            try
            {
                foreach (var item in run.Items)
                {
                    await channel.Writer.WriteAsync(item);
                }
            }
            finally
            {
                channel.Writer.TryComplete();
            }
        }

        async Task Work()
        {
            try
            {
                await foreach (var item in channel.Reader.ReadAllAsync())
                {
                    run.Report(await run.DownloadOneAsync(item, Task.Run));
                }
            }
            catch (Exception exception)
            {
                // Without workers, the writer would wait for ever.
                channel.Writer.TryComplete(exception);
                throw;
            }
        }
    }
}
