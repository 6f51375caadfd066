namespace Asyncio;

/// <summary>
/// A separate pool of threads for blocking calls; <c>concurrent.futures.ThreadPoolExecutor</c>. Threads start on demand, up to the maximum, and
/// stay until <see cref="Shutdown"/>. When the system has no more threads, the pool continues with its threads, minus up to four that it
/// releases for the runtime. If it has none, it throws a <see cref="WorkerStartException"/>.
/// </summary>
/// <remarks>
/// .NET's shared pool grows by about one thread per second past its minimum, so blocking calls wait for each other there and delay all other
/// code of the process.
/// </remarks>
public sealed class ThreadPoolExecutor : IDisposable
{
    /// <summary>
    /// The number of threads that a pool releases when the system has no more. The runtime needs some for the shared pool, sockets and timers;
    /// without them, work that waits for those would never end.
    /// </summary>
    internal const int ReleasedThreads = 4;

    private static int _poolCount;

    private readonly Action<Thread> _startThread;
    private readonly object _gate = new();
    private readonly System.Collections.Generic.Queue<WorkItem> _work = new();
    private readonly List<Thread> _threads = [];
    private readonly string _namePrefix;
    private Action? _ended;
    private int _started;
    private int _idle;
    private int _surplus;
    private bool _cannotGrow;
    private bool _isShutDown;

    /// <summary>Creates a pool without threads.</summary>
    /// <param name="maxWorkers">The maximum number of threads, at least 1.</param>
    /// <param name="threadNamePrefix">
    /// The prefix of the thread names, before <c>_0</c>, <c>_1</c>…; default <c>ThreadPoolExecutor-N</c>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxWorkers"/> is less than 1.</exception>
    public ThreadPoolExecutor(int maxWorkers, string? threadNamePrefix = null)
        : this(maxWorkers, threadNamePrefix, WorkerThread.Start)
    {
    }

    internal ThreadPoolExecutor(int maxWorkers, string? threadNamePrefix, Action<Thread> startThread)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxWorkers, 1);
        MaxWorkers = maxWorkers;
        _startThread = startThread;
        _namePrefix = threadNamePrefix ?? $"{nameof(ThreadPoolExecutor)}-{Interlocked.Increment(ref _poolCount) - 1}";
    }

    /// <summary>The maximum number of threads.</summary>
    public int MaxWorkers { get; }

    /// <summary>The current number of threads.</summary>
    public int WorkerCount
    {
        get
        {
            lock (_gate)
            {
                return _threads.Count;
            }
        }
    }

    /// <summary>Queues a call, first in, first out; <c>Executor.submit</c>.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>A task of the call, for any thread. Code of a loop uses <c>RunInExecutor</c> instead.</returns>
    /// <exception cref="InvalidOperationException">The pool is shut down.</exception>
    /// <exception cref="WorkerStartException">The pool has no thread and cannot start one.</exception>
    public Task<T> Submit<T>(Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var work = new TaskWork<T>(function);
        Enqueue(work);
        return work.Task;
    }

    /// <inheritdoc cref="Submit{T}(Func{T})"/>
    public Task Submit(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Submit(() =>
        {
            action();
            return true;
        });
    }

    /// <summary>
    /// Starts all threads now instead of on demand. A start waits until the thread runs, which takes long if the processors are busy; this moves
    /// the wait before the work.
    /// </summary>
    /// <exception cref="InvalidOperationException">The pool is shut down.</exception>
    /// <exception cref="WorkerStartException">The pool has no thread and cannot start one. Fewer threads than the maximum are not an error.</exception>
    public void StartWorkers()
    {
        lock (_gate)
        {
            ThrowIfShutDown();
            while (_threads.Count < MaxWorkers && TryStartThread())
            {
            }
        }
    }

    /// <summary>Takes no more work, and ends the threads after the queued work is done; <c>Executor.shutdown</c>.</summary>
    /// <param name="wait">True to wait until the threads have ended. A thread of this pool does not wait for itself.</param>
    /// <param name="cancelPending">True to cancel the queued work that no thread has started.</param>
    public void Shutdown(bool wait = true, bool cancelPending = false)
    {
        WorkItem[] cancelled = [];
        Thread[] threads;
        lock (_gate)
        {
            _isShutDown = true;
            if (cancelPending)
            {
                cancelled = [.. _work];
                _work.Clear();
            }

            threads = [.. _threads];
            Monitor.PulseAll(_gate);
        }

        foreach (var item in cancelled)
        {
            item.Cancel();
        }

        if (!wait)
        {
            return;
        }

        foreach (var thread in threads)
        {
            if (thread != Thread.CurrentThread)
            {
                thread.Join();
            }
        }
    }

    /// <summary>Shuts the pool down and waits; the end of Python's <c>with</c>.</summary>
    public void Dispose() => Shutdown();

    /// <summary>Runs the action when the pool is shut down and its last thread has ended; at once if this has happened.</summary>
    internal void OnEnded(Action action)
    {
        lock (_gate)
        {
            if (!_isShutDown || _threads.Count > 0)
            {
                _ended += action;
                return;
            }
        }

        action();
    }

    internal void Enqueue(WorkItem item)
    {
        lock (_gate)
        {
            ThrowIfShutDown();
            _work.Enqueue(item);
            if (!WakeIdle() && _threads.Count < MaxWorkers)
            {
                try
                {
                    TryStartThread();
                }
                catch
                {
                    RemoveFromQueue(item);
                    throw;
                }
            }
        }
    }

    private bool WakeIdle()
    {
        if (_idle == 0)
        {
            return false;
        }

        // Counted here and not by the woken thread, so that the thread is not woken twice.
        _idle--;
        Monitor.Pulse(_gate);
        return true;
    }

    private void ThrowIfShutDown()
    {
        if (_isShutDown)
        {
            throw new InvalidOperationException("The executor is shut down and takes no more work.");
        }
    }

    private bool TryStartThread()
    {
        if (_cannotGrow)
        {
            return false;
        }

        if (_threads.Count > 0 && !WorkerThread.LeavesAddressSpace())
        {
            StopGrowing();
            return false;
        }

        var thread = new Thread(Work) { Name = $"{_namePrefix}_{_started}" };
        try
        {
            if (_threads.Count == 0)
            {
                WorkerThread.PrepareSharedPool();
            }

            _startThread(thread);
        }
        catch (Exception e) when (WorkerThread.IsShortage(e))
        {
            if (_threads.Count > 0)
            {
                StopGrowing();
                return false;
            }

            throw new WorkerStartException(
                "Cannot start a thread: the limit of threads or memory is reached. Raise it (ulimit -u, ulimit -v).", e);
        }

        // After the start: a thread that failed to start must not count as a worker.
        _threads.Add(thread);
        _started++;
        return true;
    }

    /// <summary>Stops permanently, so that the runtime gets the threads that become free.</summary>
    private void StopGrowing()
    {
        _cannotGrow = true;
        _surplus = Math.Min(ReleasedThreads, _threads.Count - 1);

        // Each thread checks whether it has to end; the others count as idle again.
        _idle = 0;
        Monitor.PulseAll(_gate);
    }

    private void RemoveFromQueue(WorkItem item)
    {
        var others = _work.Where(other => other != item).ToArray();
        _work.Clear();
        foreach (var other in others)
        {
            _work.Enqueue(other);
        }
    }

    private void Work()
    {
        var clean = ExecutionContext.Capture()!;
        while (TakeWork() is { } item)
        {
            item.Run();
            ExecutionContext.Restore(clean);
        }

        RemoveThread()?.Invoke();
    }

    private WorkItem? TakeWork()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_surplus > 0)
                {
                    // This thread may have been woken for work, so it wakes another one.
                    _surplus--;
                    if (_work.Count > 0)
                    {
                        WakeIdle();
                    }

                    return null;
                }

                if (_work.TryDequeue(out var item))
                {
                    return item;
                }

                if (_isShutDown)
                {
                    return null;
                }

                _idle++;
                Monitor.Wait(_gate);
            }
        }
    }

    /// <returns>The action to run if this was the last thread of a pool that is shut down.</returns>
    private Action? RemoveThread()
    {
        lock (_gate)
        {
            _threads.Remove(Thread.CurrentThread);
            return _isShutDown && _threads.Count == 0 ? _ended : null;
        }
    }
}
