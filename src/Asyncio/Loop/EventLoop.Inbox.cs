namespace Asyncio;

/// <content>The inbox for callbacks of other threads, and the wait in the selector.</content>
public sealed partial class EventLoop
{
    // A lock and not a lock-free list: a post needs no node, and the lock is held only for a few stores.
    private readonly System.Threading.Lock _gate = new();
    private List<ReadyEntry> _inbox = [];
    private List<ReadyEntry> _taken = [];
    private bool _asleep;
    private bool _wakeRequested;

    // Read without the lock at each pass; written under it.
    private volatile bool _hasPosts;

    /// <summary>Posts the continuation of an await, from any thread.</summary>
    /// <returns>False if the loop is closed.</returns>
    internal bool PostFromContext(SendOrPostCallback callback, object? state, LoopContext context)
    {
        var entry = new ReadyEntry(ReadyKind.Posted, callback, state, context);
        if (!IsOnThread)
        {
            return TryPost(entry, wake: true);
        }

        _ready.Push(entry);
        return true;
    }

    /// <summary>Posts an internal callback, from any thread. It runs in the loop's context.</summary>
    internal void PostInternal(Action<object?> callback, object? state) =>
        TryPost(InternalEntry(callback, state), wake: true);

    /// <summary>Wakes the loop if it waits in its selector.</summary>
    internal void Wake()
    {
        ISelector? sleeping;
        lock (_gate)
        {
            _wakeRequested = true;
            sleeping = TakeSelectorToWake();
        }

        WakeSelector(sleeping);
    }

    /// <returns>False if the loop is closed.</returns>
    private bool TryPost(in ReadyEntry entry, bool wake)
    {
        ISelector? sleeping = null;
        lock (_gate)
        {
            // Another thread may post a continuation after the close; this must not throw there.
            if (_closed)
            {
                return false;
            }

            _inbox.Add(entry);
            _hasPosts = true;

            if (wake)
            {
                sleeping = TakeSelectorToWake();
            }
        }

        WakeSelector(sleeping);
        return true;
    }

    /// <summary>Call it under the lock. Only the first post wakes the loop; the loop reads the whole inbox before it waits again.</summary>
    /// <returns>The selector to wake; null if the loop is awake, or another thread wakes it.</returns>
    private ISelector? TakeSelectorToWake()
    {
        if (!_asleep)
        {
            return null;
        }

        _asleep = false;
        return _selector;
    }

    // Not under the lock, which the loop takes as soon as it wakes.
    private static void WakeSelector(ISelector? sleeping)
    {
        try
        {
            sleeping?.Wake();
        }
        catch (ObjectDisposedException)
        {
            // The loop woke for another reason and has closed.
        }
    }

    /// <summary>Waits in the selector, unless the inbox has an entry.</summary>
    private void Sleep(int milliseconds)
    {
        // Otherwise debug mode would report this wait as a blocking callback.
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

        // A post after the lock sets the selector's wake-up, which stays set until the selector has read it.
        MeasureSleep(milliseconds);
        selector.Select(milliseconds, _readySockets);
        lock (_gate)
        {
            _asleep = false;
            _wakeRequested = false;
        }
    }

    private void TakeInbox()
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
