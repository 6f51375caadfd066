using FlagsDownloader.Results;

namespace FlagsDownloader.Downloaders;

/// <summary>Is told how a run goes on. It is called by one thread at a time, though not always the same, and must be quick.</summary>
public interface IDownloadObserver
{
    /// <summary>The outcome of one more item is known.</summary>
    void Finished(DownloadOutcome outcome);
}
