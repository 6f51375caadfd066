namespace FlagsDownloader.Downloaders;

/// <summary>The strategies by name.</summary>
public static class DownloaderCatalog
{
    /// <summary>Concurrent requests by default, of all strategies but the sequential.</summary>
    internal const int DefaultBound = 30;

    // A waiting task takes some kilobytes, so thousands of them are no problem. The next limit is that of open sockets.
    /// <summary>The most concurrent requests of a strategy that awaits.</summary>
    internal const int MaxTasks = 20_000;

    // A thread costs a stack and time of the scheduler: from a thousand on, a machine slows down.
    private const int MaxThreads = 1_000;

    // The shared pool adds two threads every quarter of a second on two processors, and opens connections too, after all work
    // that was queued before. At 100 slots the first answer takes 12 s. With more, requests time out while they wait for a thread.
    private const int MaxSharedPoolThreads = 100;

    /// <summary>All strategies, in the best order to learn them.</summary>
    public static IReadOnlyList<DownloaderEntry> All { get; } =
    [
        new("sequential", "one after the other", 1, 1, Awaits: false, () => new SequentialDownloader()),
        new("threadpool", "blocking calls on threads of its own", DefaultBound, MaxThreads, Awaits: false, () => new ThreadPoolDownloader()),
        new("eventloop", "tasks on a single-threaded event loop", DefaultBound, MaxTasks, Awaits: true, () => new EventLoopDownloader()),
        new("parallel", "Parallel.ForEachAsync", DefaultBound, MaxTasks, Awaits: true, () => new ParallelDownloader()),
        new("whenall", "Task.WhenAll and a SemaphoreSlim", DefaultBound, MaxTasks, Awaits: true, () => new WhenAllDownloader()),
        new("channel", "workers that read a channel", DefaultBound, MaxTasks, Awaits: true, () => new ChannelDownloader()),
        new("adaptive", "as many at once as the server takes well", DefaultBound, MaxTasks, Awaits: true, () => new AdaptiveDownloader()),
        new("blockingpool", "blocking calls on the shared pool: how not to do it", DefaultBound, MaxSharedPoolThreads, Awaits: false, () => new BlockingPoolDownloader()),
    ];

    /// <summary>The strategy that is used by default.</summary>
    public static DownloaderEntry Default => Find("eventloop")!;

    /// <summary>The strategy with a name, in upper or lower case; null where there is none.</summary>
    public static DownloaderEntry? Find(string name) =>
        All.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
