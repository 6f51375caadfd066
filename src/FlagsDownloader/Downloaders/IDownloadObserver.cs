using FlagsDownloader.Results;

namespace FlagsDownloader.Downloaders;

/// <summary>Takes reports about a run. Called on one thread at a time, not always the same one. It must be quick.</summary>
public interface IDownloadObserver
{
    /// <summary>Called when the outcome of an item is known.</summary>
    void Finished(DownloadOutcome outcome);
}
