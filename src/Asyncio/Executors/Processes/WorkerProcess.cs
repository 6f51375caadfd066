using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Asyncio;

/// <summary>One worker process, as the thread sees it that talks to it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan GraceAtEnd = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly BinaryWriter _calls;
    private readonly BinaryReader _answers;

    /// <summary>Starts a process.</summary>
    /// <exception cref="WorkerStartException">The system does not start it.</exception>
    public WorkerProcess(ProcessStartInfo startInfo, Func<ProcessStartInfo, Process?> start)
    {
        startInfo.RedirectStandardInput = true;
        startInfo.RedirectStandardOutput = true;
        startInfo.UseShellExecute = false;
        startInfo.Environment[ProcessWorker.Variable] = "1";
        _process = Start(startInfo, start);
        _calls = new BinaryWriter(_process.StandardInput.BaseStream, Encoding.UTF8);
        _answers = new BinaryReader(_process.StandardOutput.BaseStream, Encoding.UTF8);
    }

    /// <summary>Calls the function there and blocks until it answers.</summary>
    /// <exception cref="ProcessWorkerException">It failed, or the process ended.</exception>
    public ReadOnlySpan<byte> Call(ProcessCall call)
    {
        ProcessAnswer answer;
        try
        {
            call.Write(_calls);
            answer = ProcessAnswer.Read(_answers);
        }
        catch (IOException e)
        {
            IsBroken = true;
            throw new ProcessWorkerException($"The worker process ended while it was to call '{call.Function}'.", e);
        }

        return answer.Result ?? throw new ProcessWorkerException(answer.Message)
        {
            RemoteType = answer.Type,
            RemoteStackTrace = answer.Stack,
        };
    }

    /// <summary>True when it can be called no more.</summary>
    public bool IsBroken { get; private set; }

    public void Dispose()
    {
        // The end of its input is the sign to leave.
        try
        {
            _calls.Dispose();
        }
        catch (IOException)
        {
            // It has left already.
        }

        if (!_process.WaitForExit(GraceAtEnd))
        {
            _process.Kill(entireProcessTree: true);
        }

        _answers.Dispose();
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
        throw new WorkerStartException($"No worker process could be started of {startInfo.FileName}{reason}", cause!);
    }
}
