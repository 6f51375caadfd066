namespace FlagsDownloader.Downloaders;

/// <summary>A concurrency strategy.</summary>
public interface IDownloader
{
    /// <summary>
    /// Downloads every item of the run, at most <see cref="DownloadRun.Bound"/> at once, reports each outcome as it is
    /// known, and returns when all are. A cancelled run is no special case: its items end at once, as cancelled.
    /// </summary>
    /// <remarks>
    /// Blocking, as in the case study: each strategy brings its own concurrency, so none is asked of the caller.
    /// </remarks>
    void DownloadMany(DownloadRun run);
}
