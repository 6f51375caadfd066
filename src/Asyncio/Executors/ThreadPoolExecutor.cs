namespace Asyncio;

/// <summary>
/// A pool of threads of its own for blocking work; <c>concurrent.futures.ThreadPoolExecutor</c>. Threads start as work
/// comes, up to the maximum, and stay until <see cref="Shutdown"/>.
/// </summary>
/// <remarks>
/// .NET's shared pool grows by about one thread a second past its minimum, so blocking calls queue up behind each other there;
/// and whoever blocks it holds up everyone else in the process.
/// </remarks>
public sealed class ThreadPoolExecutor : IDisposable
{
    private static int _made;

    private readonly object _gate = new();
    private readonly System.Collections.Generic.Queue<WorkItem> _work = new();
    private readonly List<Thread> _threads = [];
    private readonly string _namePrefix;
    private int _idle;
    private bool _isShutDown;

    /// <summary>Makes a pool without a thread.</summary>
    /// <param name="maxWorkers">The number of threads it may have, at least 1.</param>
    /// <param name="threadNamePrefix">
    /// What its threads are called, before <c>_0</c>, <c>_1</c>…; default <c>ThreadPoolExecutor-N</c>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxWorkers"/> is less than 1.</exception>
    public ThreadPoolExecutor(int maxWorkers, string? threadNamePrefix = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxWorkers, 1);
        MaxWorkers = maxWorkers;
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
                return _threads.Count;
        }
    }

    /// <summary>Queues the work, first come first served; <c>Executor.submit</c>.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>Its outcome, for any thread. Not for a loop's code: that has <c>RunInExecutor</c>.</returns>
    /// <exception cref="InvalidOperationException">It is shut down.</exception>
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
    /// <exception cref="OutOfMemoryException">The system has no more threads to give, and there is none yet.</exception>
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
            item.Drop();
        if (!wait)
            return;
        foreach (var thread in threads)
        {
            if (thread != Thread.CurrentThread)
                thread.Join();
        }
    }

    /// <summary>Shuts down and waits; the end of Python's <c>with</c>.</summary>
    public void Dispose() => Shutdown();

    internal void Enqueue(WorkItem item)
    {
        lock (_gate)
        {
            ThrowIfShutDown();
            _work.Enqueue(item);
            if (_idle > 0)
            {
                // Counted off here and not by the thread that wakes: until it does, it must not be counted on twice.
                _idle--;
                Monitor.Pulse(_gate);
            }
            else if (_threads.Count < MaxWorkers)
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

    private void ThrowIfShutDown()
    {
        if (_isShutDown)
            throw new InvalidOperationException("The executor is shut down and takes no more work.");
    }

    private bool TryStartThread()
    {
        var thread = new Thread(Work) { IsBackground = true, Name = $"{_namePrefix}_{_threads.Count}" };
        try
        {
            // Not Start: the thread outlives whoever happens to need it first, and must not carry its AsyncLocals.
            thread.UnsafeStart();
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            // The system has no more threads to give. Those there are will come to the work; if there are none, nobody will.
            if (_threads.Count > 0)
                return false;
            throw;
        }

        // Only now: a thread that never ran must not count as a worker.
        _threads.Add(thread);
        return true;
    }

    private void TakeBack(WorkItem item)
    {
        var others = _work.Where(other => other != item).ToArray();
        _work.Clear();
        foreach (var other in others)
            _work.Enqueue(other);
    }

    private void Work()
    {
        var clean = ExecutionContext.Capture()!;
        while (TakeWork() is { } item)
        {
            item.Run();
            ExecutionContext.Restore(clean);
        }
    }

    private WorkItem? TakeWork()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_work.TryDequeue(out var item))
                    return item;
                if (_isShutDown)
                    return null;
                _idle++;
                Monitor.Wait(_gate);
            }
        }
    }
}
