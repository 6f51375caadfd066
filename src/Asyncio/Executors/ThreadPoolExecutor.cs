namespace Asyncio;

/// <summary>
/// A pool of threads of its own for blocking work; <c>concurrent.futures.ThreadPoolExecutor</c>. Threads start as work
/// comes, up to the maximum, and stay until <see cref="Shutdown"/>. When the system
/// gives no more threads, the pool goes on with those that it has, less up to four that it gives back for the
/// runtime's own use; when it has none, it refuses the work with a <see cref="WorkerStartException"/>.
/// </summary>
/// <remarks>
/// .NET's shared pool grows by about one thread a second past its minimum, so blocking calls queue up behind each other there;
/// and code that blocks it delays everything else in the process.
/// </remarks>
public sealed class ThreadPoolExecutor : IDisposable
{
    /// <summary>
    /// How many threads a pool gives back when the system has no more: the runtime needs some for the shared pool, sockets and
    /// timers, and work that waits for those would never end.
    /// </summary>
    internal const int ThreadsGivenBack = 4;

    private static int _made;

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

    /// <summary>Makes a pool without a thread.</summary>
    /// <param name="maxWorkers">The number of threads it may have, at least 1.</param>
    /// <param name="threadNamePrefix">
    /// What its threads are called, before <c>_0</c>, <c>_1</c>…; default <c>ThreadPoolExecutor-N</c>.
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
        _namePrefix = threadNamePrefix ?? $"{nameof(ThreadPoolExecutor)}-{Interlocked.Increment(ref _made) - 1}";
    }

    /// <summary>The number of threads it may have.</summary>
    public int MaxWorkers { get; }

    /// <summary>The number of threads it has.</summary>
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

    /// <summary>Queues the work, first come first served; <c>Executor.submit</c>.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>Its outcome, for any thread. Not for a loop's code: that has <c>RunInExecutor</c>.</returns>
    /// <exception cref="InvalidOperationException">It is shut down.</exception>
    /// <exception cref="WorkerStartException">It has no thread, and the system gives it none.</exception>
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
    /// Starts all threads that it may have now, instead of as work comes: for when there is time, before there is work. Starting
    /// a thread is a wait for it to run, which is long where the processors are busy.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is shut down.</exception>
    /// <exception cref="WorkerStartException">It has no thread, and the system gives it none. That it gives fewer is no error.</exception>
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

    /// <summary>Takes no more work, and ends the threads once what is queued is done; <c>Executor.shutdown</c>.</summary>
    /// <param name="wait">Whether to wait for that. A thread of this pool does not wait for itself.</param>
    /// <param name="cancelPending">Whether work that no thread has begun is cancelled instead of done.</param>
    public void Shutdown(bool wait = true, bool cancelPending = false)
    {
        WorkItem[] dropped = [];
        Thread[] threads;
        lock (_gate)
        {
            _isShutDown = true;
            if (cancelPending)
            {
                dropped = [.. _work];
                _work.Clear();
            }

            threads = [.. _threads];
            Monitor.PulseAll(_gate);
        }

        foreach (var item in dropped)
        {
            item.Drop();
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

    /// <summary>Shuts down and waits; the end of Python's <c>with</c>.</summary>
    public void Dispose() => Shutdown();

    /// <summary>Has the action run when the pool is shut down and its last thread ends; at once when that has happened.</summary>
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
                    TakeBack(item);
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

        // Counted off here and not by the thread that wakes: until it does, it must not be counted on twice.
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
                "No thread could be started: the limit of threads or of memory is reached. Raise it (ulimit -u, ulimit -v).", e);
        }

        // Only now: a thread that never ran must not count as a worker.
        _threads.Add(thread);
        _started++;
        return true;
    }

    /// <summary>For good: a pool that takes each thread that becomes free leaves none to the runtime.</summary>
    private void StopGrowing()
    {
        _cannotGrow = true;
        _surplus = Math.Min(ThreadsGivenBack, _threads.Count - 1);

        // All of them look whether it is they who leave; who stays counts itself again.
        _idle = 0;
        Monitor.PulseAll(_gate);
    }

    private void TakeBack(WorkItem item)
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

        Leave()?.Invoke();
    }

    private WorkItem? TakeWork()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_surplus > 0)
                {
                    // It may have been called for work, which another has to do then.
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

    /// <returns>What to run when this was the last thread of a pool that is shut down.</returns>
    private Action? Leave()
    {
        lock (_gate)
        {
            _threads.Remove(Thread.CurrentThread);
            return _isShutDown && _threads.Count == 0 ? _ended : null;
        }
    }
}
