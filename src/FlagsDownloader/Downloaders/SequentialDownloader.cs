namespace FlagsDownloader.Downloaders;

/// <summary>One after the other, on the calling thread: the baseline of the other strategies.</summary>
public sealed class SequentialDownloader : IDownloader
{
    /// <inheritdoc/>
    public void DownloadMany(DownloadRun run)
    {
        foreach (var item in run.Items)
        {
            run.Report(run.DownloadOne(item));
        }
    }
}
