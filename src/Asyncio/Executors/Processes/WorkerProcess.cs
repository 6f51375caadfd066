using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Asyncio;

/// <summary>A worker process, used by one thread at a time.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly BinaryWriter _calls;
    private readonly BinaryReader _responses;

    /// <summary>Starts a process.</summary>
    /// <exception cref="WorkerStartException">The process cannot be started.</exception>
    public WorkerProcess(ProcessStartInfo startInfo, Func<ProcessStartInfo, Process?> start)
    {
        startInfo.RedirectStandardInput = true;
        startInfo.RedirectStandardOutput = true;
        startInfo.UseShellExecute = false;
        startInfo.Environment[ProcessWorker.Variable] = "1";
        _process = Start(startInfo, start);
        _calls = new BinaryWriter(_process.StandardInput.BaseStream, Encoding.UTF8);
        _responses = new BinaryReader(_process.StandardOutput.BaseStream, Encoding.UTF8);
    }

    /// <summary>Calls a function in the worker and blocks until it responds.</summary>
    /// <exception cref="ProcessWorkerException">The function failed, or the process ended.</exception>
    public ReadOnlySpan<byte> Call(ProcessCall call)
    {
        ProcessResponse response;
        try
        {
            call.Write(_calls);
            response = ProcessResponse.Read(_responses);
        }
        catch (IOException e)
        {
            IsBroken = true;
            throw new ProcessWorkerException($"The worker process ended during the call of '{call.Function}'.", e);
        }

        return response.Result ?? throw new ProcessWorkerException(response.Message)
        {
            RemoteType = response.Type,
            RemoteStackTrace = response.Stack,
        };
    }

    /// <summary>True if the process can no longer be used.</summary>
    public bool IsBroken { get; private set; }

    public void Dispose()
    {
        // The worker ends when its standard input ends.
        try
        {
            _calls.Dispose();
        }
        catch (IOException)
        {
            // The worker has already ended.
        }

        if (!_process.WaitForExit(ExitTimeout))
        {
            _process.Kill(entireProcessTree: true);
        }

        _responses.Dispose();
        _process.Dispose();
    }

    private static Process Start(ProcessStartInfo startInfo, Func<ProcessStartInfo, Process?> start)
    {
        Exception? cause = null;
        try
        {
            if (start(startInfo) is { } process)
            {
                return process;
            }
        }
        catch (Exception e) when (e is Win32Exception or IOException || WorkerThread.IsShortage(e))
        {
            cause = e;
        }

        var reason = cause is null ? string.Empty : $": {cause.Message}";
        throw new WorkerStartException($"Cannot start a worker process of {startInfo.FileName}{reason}", cause!);
    }
}
