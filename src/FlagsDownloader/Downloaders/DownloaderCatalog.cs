namespace FlagsDownloader.Downloaders;

/// <summary>The strategies by name.</summary>
public static class DownloaderCatalog
{
    private const int DefaultBound = 30;

    // A thread has a stack and a place in the scheduler: a thousand is where a machine starts to feel them.
    private const int MaxThreads = 1_000;

    // The shared pool adds two threads every quarter of a second on two processors, and a connection is made on it too, after
    // all that was queued before: at 100 slots the first answer takes 12 s, and beyond that requests time out for want of a thread.
    private const int MaxSharedPoolThreads = 100;

    // A waiting task has some kilobytes: to hold thousands is what it is for. The next limit is that of open sockets.
    private const int MaxTasks = 20_000;

    /// <summary>All strategies, in the order in which they are best learnt.</summary>
    public static IReadOnlyList<DownloaderEntry> All { get; } =
    [
        new("sequential", "one after the other", 1, 1, Awaits: false, () => new SequentialDownloader()),
        new("threadpool", "blocking calls on threads of its own", DefaultBound, MaxThreads, Awaits: false, () => new ThreadPoolDownloader()),
        new("eventloop", "tasks on a single-threaded event loop", DefaultBound, MaxTasks, Awaits: true, () => new EventLoopDownloader()),
        new("parallel", "Parallel.ForEachAsync", DefaultBound, MaxTasks, Awaits: true, () => new ParallelDownloader()),
        new("whenall", "Task.WhenAll and a SemaphoreSlim", DefaultBound, MaxTasks, Awaits: true, () => new WhenAllDownloader()),
        new("channel", "workers that read a channel", DefaultBound, MaxTasks, Awaits: true, () => new ChannelDownloader()),
        new("blockingpool", "blocking calls on the shared pool: how not to do it", DefaultBound, MaxSharedPoolThreads, Awaits: false, () => new BlockingPoolDownloader()),
    ];

    /// <summary>The strategy used where none is named.</summary>
    public static DownloaderEntry Default => Find("eventloop")!;

    /// <summary>The strategy of a name, in any case; null when there is none.</summary>
    public static DownloaderEntry? Find(string name) =>
        All.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
