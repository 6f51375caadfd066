namespace Asyncio;

/// <content>What other threads leave for the loop, and the loop's sleep.</content>
public sealed partial class EventLoop
{
    // A lock, not a lock-free list: a post then needs no node of its own, and the loop takes everything at once, so that
    // the lock is held for a few stores at a time.
    private readonly object _gate = new();
    private List<ReadyEntry> _inbox = [];
    private List<ReadyEntry> _taken = [];
    private bool _asleep;
    private bool _wakeRequested;

    // Read without the lock at each pass; written under it.
    private volatile bool _hasPosts;

    /// <summary>A continuation that an await captured, from any thread.</summary>
    /// <returns>False when the loop is closed and nobody will ever run it.</returns>
    internal bool PostFromContext(SendOrPostCallback callback, object? state, LoopContext context)
    {
        var entry = new ReadyEntry(ReadyKind.Posted, callback, state, context);
        if (!IsOnThread)
            return Leave(entry, wake: true);
        _ready.Push(entry);
        return true;
    }

    /// <summary>A callback of the library's own, from any thread. It runs in the loop's context.</summary>
    internal void PostInternal(Action<object?> callback, object? state) =>
        Leave(Internal(callback, state), wake: true);

    /// <summary>Ends the loop's sleep, if it sleeps.</summary>
    internal void Wake()
    {
        lock (_gate)
        {
            _wakeRequested = true;
            if (_asleep)
                Monitor.Pulse(_gate);
        }
    }

    /// <returns>False when the loop is closed and nobody will ever run it.</returns>
    private bool Leave(in ReadyEntry entry, bool wake)
    {
        lock (_gate)
        {
            // A continuation may come after the end from a thread that cannot know; there it must not throw.
            if (_closed)
                return false;
            _inbox.Add(entry);
            _hasPosts = true;

            // One wake-up for any number of posts: while the loop is awake it looks here anyway before it sleeps.
            if (wake && _asleep)
            {
                _asleep = false;
                Monitor.Pulse(_gate);
            }
        }

        return true;
    }

    private void SleepUntilPost(int milliseconds)
    {
        // The loop's own sleep is no blocking wait of a callback's.
        if (Debug)
            SynchronizationContext.SetSynchronizationContext(null);
        lock (_gate)
        {
            if (_inbox.Count == 0 && !_wakeRequested)
            {
                _asleep = true;
                Monitor.Wait(_gate, milliseconds);
                _asleep = false;
            }

            _wakeRequested = false;
        }
    }

    private void TakePosts()
    {
        lock (_gate)
        {
            (_inbox, _taken) = (_taken, _inbox);
            _hasPosts = false;
        }

        foreach (ref readonly var entry in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_taken))
            _ready.Push(entry);
        _taken.Clear();
    }
}
