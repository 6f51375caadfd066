using System.Threading.Channels;
using FlagsDownloader.Items;

namespace FlagsDownloader.Downloaders;

/// <summary>A worker for each slot reads items from a channel, on .NET's shared pool.</summary>
public sealed class ChannelDownloader : IDownloader
{
    /// <inheritdoc/>
    public void DownloadMany(DownloadRun run)
    {
        var channel = Channel.CreateUnbounded<DownloadItem>();
        foreach (var item in run.Items)
        {
            channel.Writer.TryWrite(item);
        }

        channel.Writer.Complete();

        Task.WhenAll(Enumerable.Range(0, run.Bound).Select(_ => Work())).GetAwaiter().GetResult();

        async Task Work()
        {
            await foreach (var item in channel.Reader.ReadAllAsync())
            {
                run.Report(await run.DownloadOneAsync(item, Task.Run));
            }
        }
    }
}
