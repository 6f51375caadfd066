using System.Collections.Concurrent;
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
    private readonly ConcurrentBag<WorkerProcess> _idle = [];
    private readonly ThreadPoolExecutor _callers;

    /// <summary>Makes a pool without a process.</summary>
    /// <param name="maxWorkers">The number of processes it may have, at least 1.</param>
    /// <param name="startInfo">
    /// How to start this program; its <c>Main</c> must call <see cref="ProcessWorker.Serve"/>. Default: as this process was started, without
    /// arguments.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxWorkers"/> is less than 1.</exception>
    public ProcessPoolExecutor(int maxWorkers, Func<ProcessStartInfo>? startInfo = null)
    {
        _startInfo = startInfo ?? StartThisProgram;
        _callers = new ThreadPoolExecutor(maxWorkers, nameof(ProcessPoolExecutor));
    }

    /// <summary>The number of processes it may have.</summary>
    public int MaxWorkers => _callers.MaxWorkers;

    /// <summary>Queues a call, first come first served; <c>Executor.submit</c>.</summary>
    /// <typeparam name="TArgument">The type of the argument.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <returns>Its outcome, for any thread; a failure is a <see cref="ProcessWorkerException"/>.</returns>
    /// <exception cref="InvalidOperationException">It is shut down.</exception>
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
        while (wait && _idle.TryTake(out var worker))
            worker.Dispose();
    }

    /// <summary>Shuts down and waits; the end of Python's <c>with</c>.</summary>
    public void Dispose() => Shutdown();

    internal ThreadPoolExecutor Callers => _callers;

    internal TResult Call<TArgument, TResult>(ProcessFunction<TArgument, TResult> function, TArgument argument)
    {
        // As many threads call as there may be processes, so there is one for each.
        var worker = _idle.TryTake(out var idle) ? idle : new WorkerProcess(_startInfo());
        try
        {
            return function.ReadResult(worker.Call(new ProcessCall(function.Name, function.WriteArgument(argument))));
        }
        finally
        {
            if (worker.IsBroken)
                worker.Dispose();
            else
                _idle.Add(worker);
        }
    }

    private static ProcessStartInfo StartThisProgram()
    {
        var program = Environment.ProcessPath
            ?? throw new InvalidOperationException("It is not known how this process was started; give a startInfo.");
        var isHost = Path.GetFileNameWithoutExtension(program.AsSpan()).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isHost ? new ProcessStartInfo(program, [Environment.GetCommandLineArgs()[0]]) : new ProcessStartInfo(program);
    }
}
