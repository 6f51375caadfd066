namespace FlagsDownloader.Storage;

/// <summary>Where an awaiting strategy writes its files. A blocking one always writes on the thread of the download.</summary>
public enum SaveMode
{
    /// <summary>On the thread that continues after the content has arrived. An event loop stops meanwhile.</summary>
    Inline,

    /// <summary>On a worker, so that the disk does not block the thread that waits for the network.</summary>
    Executor,
}
