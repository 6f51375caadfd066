namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>What a request was doing during a segment of its bar.</summary>
public enum WaterfallPhase
{
    /// <summary>Waiting for a thread, with a slot.</summary>
    WaitingForThread,

    /// <summary>Failed attempts and the waits after them.</summary>
    Retrying,

    /// <summary>Waiting for a connection.</summary>
    Connecting,

    /// <summary>Waiting for the server's answer; its delay is in here.</summary>
    Waiting,

    /// <summary>Receiving the content.</summary>
    Receiving,

    /// <summary>Waiting for a worker that saves, or for the file's name.</summary>
    WaitingForExecutor,

    /// <summary>Writing the file.</summary>
    Saving,

    /// <summary>Between the last step and the outcome: judging, and reporting.</summary>
    Finishing,
}
