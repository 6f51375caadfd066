using System.Runtime.InteropServices;

namespace Asyncio;

/// <summary>Starts threads of executors.</summary>
internal static class WorkerThread
{
    // Bytes: a stack of 8 MiB, which is the usual size, and 56 MiB for the collector and the threads of the shared pool.
    private const nint StackAndReserve = 64 << 20;

    /// <summary>Starts a thread. Tests replace this to make a start fail.</summary>
    /// <remarks>
    /// Not <see cref="Thread.Start()"/>: the thread must not inherit the <see cref="AsyncLocal{T}"/> values of the code that first needs it.
    /// </remarks>
    public static readonly Action<Thread> Start = static thread =>
    {
        thread.IsBackground = true;
        thread.UnsafeStart();
    };

    /// <summary>
    /// Makes .NET's shared pool start its first threads before an executor takes the last available ones. Without them, no continuation of a
    /// <see cref="Task"/> runs.
    /// </summary>
    /// <exception cref="OutOfMemoryException">The system has no more threads.</exception>
    /// <exception cref="ThreadStartException">The system has no more threads.</exception>
    public static void PrepareSharedPool()
    {
        if (ThreadPool.ThreadCount > 0)
        {
            return;
        }

        // Tests whether two threads are available, as many as the shared pool starts first. If they were not, the shared pool would
        // end the process.
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

    /// <summary>
    /// Whether one more thread leaves the runtime the address space that it needs. If the garbage collector gets none (<c>ulimit -v</c>), the
    /// process crashes.
    /// </summary>
    public static bool LeavesAddressSpace()
    {
        try
        {
            // Not written to, so it takes no memory.
            Marshal.FreeHGlobal(Marshal.AllocHGlobal(StackAndReserve));
            return true;
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
    }

    /// <summary>True for the exceptions that the runtime throws if the system has no more threads.</summary>
    public static bool IsShortage(Exception exception) => exception is OutOfMemoryException or ThreadStartException;
}
