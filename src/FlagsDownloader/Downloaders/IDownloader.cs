namespace FlagsDownloader.Downloaders;

/// <summary>A concurrency strategy.</summary>
public interface IDownloader
{
    /// <summary>
    /// Downloads every item of the run, at most <see cref="DownloadRun.Bound"/> at once, reports each outcome when it is known, and
    /// returns when all are. A cancelled run is no special case: its items end at once, as cancelled.
    /// </summary>
    /// <remarks>
    /// It blocks, as in the case study: each strategy has its own concurrency, and the caller needs none.
    /// </remarks>
    void DownloadMany(DownloadRun run);
}
