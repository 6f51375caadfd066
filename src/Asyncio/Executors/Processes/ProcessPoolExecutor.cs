using System.Diagnostics;

namespace Asyncio;

/// <summary>
/// A pool of processes for code that may crash or must not share memory; <c>concurrent.futures.ProcessPoolExecutor</c>. Workers run the same
/// program, start on demand, and stay until <see cref="Shutdown"/>.
/// </summary>
/// <remarks>
/// Python needs processes to compute on several processors; .NET does that on threads, see <see cref="ThreadPoolExecutor"/>.
/// </remarks>
public sealed class ProcessPoolExecutor : IDisposable
{
    private readonly Func<ProcessStartInfo> _startInfo;
    private readonly Func<ProcessStartInfo, Process?> _startProcess;
    private readonly object _gate = new();
    private readonly Stack<WorkerProcess> _idle = new();
    private readonly ThreadPoolExecutor _callers;
    private int _processes;

    /// <summary>Creates a pool without processes.</summary>
    /// <param name="maxWorkers">The maximum number of processes, at least 1.</param>
    /// <param name="startInfo">
    /// Returns how to start this program, whose <c>Main</c> must call <see cref="ProcessWorker.Serve"/>. Default: as this process was started,
    /// without arguments.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxWorkers"/> is less than 1.</exception>
    public ProcessPoolExecutor(int maxWorkers, Func<ProcessStartInfo>? startInfo = null)
        : this(maxWorkers, startInfo, Process.Start, WorkerThread.Start)
    {
    }

    internal ProcessPoolExecutor(
        int maxWorkers, Func<ProcessStartInfo>? startInfo, Func<ProcessStartInfo, Process?> startProcess, Action<Thread> startThread)
    {
        _startInfo = startInfo ?? StartThisProgram;
        _startProcess = startProcess;
        _callers = new ThreadPoolExecutor(maxWorkers, nameof(ProcessPoolExecutor), startThread);
    }

    /// <summary>The maximum number of processes.</summary>
    public int MaxWorkers => _callers.MaxWorkers;

    /// <summary>Queues a call, first in, first out; <c>Executor.submit</c>.</summary>
    /// <typeparam name="TArgument">The type of the argument.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <returns>
    /// A task of the call, for any thread. It fails with a <see cref="ProcessWorkerException"/>, or with a <see cref="WorkerStartException"/> if
    /// the pool has no process and cannot start one.
    /// </returns>
    /// <exception cref="InvalidOperationException">The pool is shut down.</exception>
    /// <exception cref="WorkerStartException">The pool has no thread to wait for a process and cannot start one.</exception>
    public Task<TResult> Submit<TArgument, TResult>(ProcessFunction<TArgument, TResult> function, TArgument argument)
    {
        ArgumentNullException.ThrowIfNull(function);
        return _callers.Submit(() => Call(function, argument));
    }

    /// <summary>Takes no more calls, and ends the processes after the queued calls are done; <c>Executor.shutdown</c>.</summary>
    /// <param name="wait">True to wait until the processes have ended. Otherwise they end when this process does.</param>
    /// <param name="cancelPending">True to cancel the queued calls that no process has started.</param>
    public void Shutdown(bool wait = true, bool cancelPending = false)
    {
        _callers.Shutdown(wait, cancelPending);
        while (wait && TryTakeIdle() is { } worker)
        {
            worker.Dispose();
        }
    }

    /// <summary>Shuts the pool down and waits; the end of Python's <c>with</c>.</summary>
    public void Dispose() => Shutdown();

    internal ThreadPoolExecutor Callers => _callers;

    internal TResult Call<TArgument, TResult>(ProcessFunction<TArgument, TResult> function, TArgument argument)
    {
        var worker = TakeWorker();
        try
        {
            return function.ReadResult(worker.Call(new ProcessCall(function.Name, function.WriteArgument(argument))));
        }
        finally
        {
            ReturnWorker(worker);
        }
    }

    /// <summary>
    /// There are as many calling threads as processes, so each starts a process if none is idle. If the system cannot start one, it waits for an
    /// idle one.
    /// </summary>
    private WorkerProcess TakeWorker()
    {
        if (TryTakeIdle() is { } idle)
        {
            return idle;
        }

        // Counted before the start, because a thread whose start fails may wait for this process.
        ChangeCount(1);
        try
        {
            return new WorkerProcess(_startInfo(), _startProcess);
        }
        catch (WorkerStartException)
        {
            ChangeCount(-1);
            if (WaitForIdle() is not { } worker)
            {
                throw;
            }

            return worker;
        }
        catch
        {
            ChangeCount(-1);
            throw;
        }
    }

    private void ChangeCount(int by)
    {
        lock (_gate)
        {
            _processes += by;
            Monitor.PulseAll(_gate);
        }
    }

    private WorkerProcess? TryTakeIdle()
    {
        lock (_gate)
        {
            return _idle.TryPop(out var worker) ? worker : null;
        }
    }

    /// <returns>Null if there is no process and none is being started.</returns>
    private WorkerProcess? WaitForIdle()
    {
        lock (_gate)
        {
            WorkerProcess? worker;
            while (!_idle.TryPop(out worker) && _processes > 0)
            {
                Monitor.Wait(_gate);
            }

            return worker;
        }
    }

    private void ReturnWorker(WorkerProcess worker)
    {
        lock (_gate)
        {
            if (!worker.IsBroken)
            {
                _idle.Push(worker);
                Monitor.PulseAll(_gate);
                return;
            }
        }

        ChangeCount(-1);
        worker.Dispose();
    }

    private static ProcessStartInfo StartThisProgram()
    {
        var program = Environment.ProcessPath
            ?? throw new InvalidOperationException("The path of this program is unknown. Pass a startInfo.");
        var isHost = Path.GetFileNameWithoutExtension(program.AsSpan()).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isHost ? new ProcessStartInfo(program, [Environment.GetCommandLineArgs()[0]]) : new ProcessStartInfo(program);
    }
}
