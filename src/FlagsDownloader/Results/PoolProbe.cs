namespace FlagsDownloader.Results;

/// <summary>Measures how long work waits for a thread of .NET's shared pool: a work item that does nothing.</summary>
/// <remarks>
/// The code after an await on a socket is such work as well. The runtime does not tell when the socket was ready, only when a thread was
/// there to say so. On an idle pool the item runs within microseconds.
/// </remarks>
internal sealed class PoolProbe : IThreadPoolWorkItem
{
    private readonly TimeProvider _time;
    private readonly long _queued;
    private long _ran;

    /// <param name="time">The clock.</param>
    internal PoolProbe(TimeProvider time) => (_time, _queued) = (time, time.GetTimestamp());

    /// <summary>How long it waited, or has waited so far, in ticks of the clock's timestamps.</summary>
    public long Delay => (Volatile.Read(ref _ran) is var ran and not 0 ? ran : _time.GetTimestamp()) - _queued;

    /// <summary>Queues the work item.</summary>
    /// <param name="time">The clock.</param>
    public static PoolProbe Start(TimeProvider time)
    {
        var probe = new PoolProbe(time);
        ThreadPool.UnsafeQueueUserWorkItem(probe, preferLocal: false);
        return probe;
    }

    /// <inheritdoc/>
    public void Execute() => Volatile.Write(ref _ran, _time.GetTimestamp());
}
