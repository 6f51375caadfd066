namespace FlagsDownloader.Storage;

/// <summary>Where an awaiting strategy writes its files. A blocking one always writes on the thread that downloaded.</summary>
public enum SaveMode
{
    /// <summary>On the thread that goes on after the content has arrived: an event loop stands still meanwhile.</summary>
    Inline,

    /// <summary>On a worker, so that the thread that waits for the network is not held up by the disk.</summary>
    Executor,
}
