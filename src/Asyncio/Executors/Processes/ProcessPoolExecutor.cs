using System.Diagnostics;

namespace Asyncio;

/// <summary>
/// A pool of processes for work that a thread could not contain: code that may crash or must not share memory;
/// <c>concurrent.futures.ProcessPoolExecutor</c>. Workers run this same program, start as work comes, and stay until
/// <see cref="Shutdown"/>.
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

    /// <summary>Makes a pool without a process.</summary>
    /// <param name="maxWorkers">The number of processes it may have, at least 1.</param>
    /// <param name="startInfo">
    /// How to start this program; its <c>Main</c> must call <see cref="ProcessWorker.Serve"/>. Default: as this process was started, without
    /// arguments.
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

    /// <summary>The number of processes it may have.</summary>
    public int MaxWorkers => _callers.MaxWorkers;

    /// <summary>Queues a call, first come first served; <c>Executor.submit</c>.</summary>
    /// <typeparam name="TArgument">The type of the argument.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <returns>
    /// Its outcome, for any thread; a failure is a <see cref="ProcessWorkerException"/>, or a <see cref="WorkerStartException"/> where no
    /// process could be started and there is none.
    /// </returns>
    /// <exception cref="InvalidOperationException">It is shut down.</exception>
    /// <exception cref="WorkerStartException">It has no thread to wait for a process, and the system gives it none.</exception>
    public Task<TResult> Submit<TArgument, TResult>(ProcessFunction<TArgument, TResult> function, TArgument argument)
    {
        ArgumentNullException.ThrowIfNull(function);
        return _callers.Submit(() => Call(function, argument));
    }

    /// <summary>Takes no more calls, and ends the processes once what is queued is done; <c>Executor.shutdown</c>.</summary>
    /// <param name="wait">Whether to wait for that. Without, processes end when this one does.</param>
    /// <param name="cancelPending">Whether calls that no process has begun are cancelled instead of made.</param>
    public void Shutdown(bool wait = true, bool cancelPending = false)
    {
        _callers.Shutdown(wait, cancelPending);
        while (wait && TryTakeIdle() is { } worker)
        {
            worker.Dispose();
        }
    }

    /// <summary>Shuts down and waits; the end of Python's <c>with</c>.</summary>
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
            GiveBack(worker);
        }
    }

    /// <summary>
    /// As many threads call as there may be processes, so each starts one if none is idle. Where the system starts no more, it waits
    /// for one of those that there are.
    /// </summary>
    private WorkerProcess TakeWorker()
    {
        if (TryTakeIdle() is { } idle)
        {
            return idle;
        }

        // Counted before it starts, because another that fails meanwhile may wait for it.
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

    /// <returns>Null when there is no process, and none will come.</returns>
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

    private void GiveBack(WorkerProcess worker)
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
            ?? throw new InvalidOperationException("It is not known how this process was started; give a startInfo.");
        var isHost = Path.GetFileNameWithoutExtension(program.AsSpan()).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isHost ? new ProcessStartInfo(program, [Environment.GetCommandLineArgs()[0]]) : new ProcessStartInfo(program);
    }
}
