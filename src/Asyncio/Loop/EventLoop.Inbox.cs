namespace Asyncio;

/// <content>What other threads leave for the loop, and the loop's sleep.</content>
public sealed partial class EventLoop
{
    // A lock, not a lock-free list: a post then needs no node of its own, and the loop takes everything at once, so that
    // the lock is held for a few stores at a time.
    private readonly System.Threading.Lock _gate = new();
    private List<ReadyEntry> _inbox = [];
    private List<ReadyEntry> _taken = [];
    private bool _asleep;
    private bool _wakeRequested;

    // Read without the lock at each pass; written under it.
    private volatile bool _hasPosts;

    /// <summary>A continuation that an await captured, from any thread.</summary>
    /// <returns>False when the loop is closed and will never run it.</returns>
    internal bool PostFromContext(SendOrPostCallback callback, object? state, LoopContext context)
    {
        var entry = new ReadyEntry(ReadyKind.Posted, callback, state, context);
        if (!IsOnThread)
        {
            return Leave(entry, wake: true);
        }

        _ready.Push(entry);
        return true;
    }

    /// <summary>A callback of the library's own, from any thread. It runs in the loop's context.</summary>
    internal void PostInternal(Action<object?> callback, object? state) =>
        Leave(Internal(callback, state), wake: true);

    /// <summary>Ends the loop's sleep, if it sleeps.</summary>
    internal void Wake()
    {
        ISelector? sleeping;
        lock (_gate)
        {
            _wakeRequested = true;
            sleeping = TakeSleeping();
        }

        EndSleep(sleeping);
    }

    /// <returns>False when the loop is closed and will never run it.</returns>
    private bool Leave(in ReadyEntry entry, bool wake)
    {
        ISelector? sleeping = null;
        lock (_gate)
        {
            // A continuation may come after the end from a thread that cannot know; there it must not throw.
            if (_closed)
            {
                return false;
            }

            _inbox.Add(entry);
            _hasPosts = true;

            if (wake)
            {
                sleeping = TakeSleeping();
            }
        }

        EndSleep(sleeping);
        return true;
    }

    /// <summary>Under the lock. One wake-up for any number of posts: a loop that is awake looks here anyway before it sleeps.</summary>
    /// <returns>The selector to wake; null when the loop is awake, or another thread wakes it.</returns>
    private ISelector? TakeSleeping()
    {
        if (!_asleep)
        {
            return null;
        }

        _asleep = false;
        return _selector;
    }

    // Not under the lock, which the loop needs as soon as it wakes.
    private static void EndSleep(ISelector? sleeping)
    {
        try
        {
            sleeping?.Wake();
        }
        catch (ObjectDisposedException)
        {
            // The loop woke for something else and has closed meanwhile.
        }
    }

    /// <summary>Sleeps in the selector, unless another thread has left something.</summary>
    private void Sleep(int milliseconds)
    {
        // The loop's own sleep is no blocking wait of a callback's.
        if (Debug)
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }

        var selector = GetSelector();
        lock (_gate)
        {
            _asleep = _inbox.Count == 0 && !_wakeRequested;
            if (!_asleep)
            {
                milliseconds = 0;
            }
        }

        // A post that comes now has set the selector's wake-up, which lasts until the selector has seen it.
        MeasureSleep(milliseconds);
        selector.Select(milliseconds, _readySockets);
        lock (_gate)
        {
            _asleep = false;
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
        {
            _ready.Push(entry);
        }

        _taken.Clear();
    }
}
