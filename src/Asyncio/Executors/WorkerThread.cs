namespace Asyncio;

/// <summary>How threads of executors start.</summary>
internal static class WorkerThread
{
    /// <summary>Starts a thread. Tests replace this to make a start fail.</summary>
    /// <remarks>
    /// Not <see cref="Thread.Start()"/>: the thread outlives the code that happens to need it first, and must not carry that code's
    /// <see cref="AsyncLocal{T}"/> values.
    /// </remarks>
    public static readonly Action<Thread> Start = static thread =>
    {
        thread.IsBackground = true;
        thread.UnsafeStart();
    };

    /// <summary>
    /// Makes .NET's shared pool start its first threads before an executor takes the last ones that the system gives. Without
    /// them no continuation of a <see cref="Task"/> runs.
    /// </summary>
    /// <exception cref="OutOfMemoryException">The system gives no thread.</exception>
    /// <exception cref="ThreadStartException">The system gives no thread.</exception>
    public static void PrepareSharedPool()
    {
        if (ThreadPool.ThreadCount > 0)
        {
            return;
        }

        // Two threads at once, as many as the shared pool starts first, show whether they are to be had. If they were not, the
        // shared pool would end the process.
        var bothStarted = new ManualResetEventSlim();
        Thread[] probes = [new(bothStarted.Wait), new(bothStarted.Wait)];
        try
        {
            Array.ForEach(probes, Start);
        }
        finally
        {
            bothStarted.Set();
        }

        Array.ForEach(probes, static probe => probe.Join());
        ThreadPool.UnsafeQueueUserWorkItem(static _ => { }, null);
    }

    /// <summary>True for the exceptions by which the runtime says that the system gives no more threads.</summary>
    public static bool IsShortage(Exception exception) => exception is OutOfMemoryException or ThreadStartException;
}
