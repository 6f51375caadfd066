using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Asyncio;

/// <summary>
/// A program that runs beside this one, as <see cref="EventLoop.CreateSubprocessExec"/> starts it; <c>asyncio.subprocess.Process</c>. The
/// loop's selector hears of its end and of its pipes: no thread waits for any of them.
/// </summary>
/// <remarks>Dispose of it, with <c>using</c>: one that still runs then, because its task was cancelled for instance, is killed.</remarks>
[SupportedOSPlatform("linux")]
public sealed class Subprocess : IDisposable
{
    // A process that is killed ends at once, but for one that waits for a broken disk, say.
    private static readonly TimeSpan LongestWaitForEnd = TimeSpan.FromSeconds(1);

    private readonly EventLoop _loop;
    private readonly Socket _descriptor;
    private readonly Event _ended = new("Subprocess.Wait");

    internal Subprocess(EventLoop loop, int id, Socket descriptor, SubprocessWriter? stdin, SubprocessReader? stdout, SubprocessReader? stderr)
    {
        _loop = loop;
        _descriptor = descriptor;
        Pid = id;
        Stdin = stdin;
        Stdout = stdout;
        Stderr = stderr;
        loop.AddReader(descriptor, static process => process.Ended(), this);
    }

    /// <summary>The number of the process; <c>Process.pid</c>.</summary>
    public int Pid { get; }

    /// <summary>
    /// Its exit code, or the negative number of the signal that ended it; null while it runs. <c>Process.returncode</c>.
    /// </summary>
    public int? ReturnCode { get; private set; }

    /// <summary>What it reads; null unless <see cref="SubprocessOptions.Stdin"/> is <see cref="Redirect.Pipe"/>.</summary>
    public SubprocessWriter? Stdin { get; }

    /// <summary>What it writes; null unless <see cref="SubprocessOptions.Stdout"/> is <see cref="Redirect.Pipe"/>.</summary>
    public SubprocessReader? Stdout { get; }

    /// <summary>What it writes as errors; null unless <see cref="SubprocessOptions.Stderr"/> is <see cref="Redirect.Pipe"/>.</summary>
    public SubprocessReader? Stderr { get; }

    /// <summary>Waits for its end; <c>Process.wait()</c>.</summary>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task. The process goes on.</param>
    /// <returns>The <see cref="ReturnCode"/>.</returns>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    /// <remarks>
    /// A process does not end while its pipes are full (64 KiB) and not read: use <see cref="Communicate"/> with pipes.
    /// </remarks>
    public async ValueTask<int> Wait(CancellationToken cancellationToken = default)
    {
        await _ended.WaitAsync(cancellationToken);
        return ReturnCode!.Value;
    }

    /// <summary>
    /// Writes to it, reads all that it writes, both at once, and waits for its end; <c>Process.communicate</c>. That it does not read all is no error.
    /// </summary>
    /// <param name="input">What it reads; ignored unless its input is a pipe.</param>
    /// <returns>What it has written; nothing of what is no pipe.</returns>
    /// <exception cref="OperationCanceledException">The task was cancelled. The process goes on until it is disposed of.</exception>
    public async Task<(byte[] Stdout, byte[] Stderr)> Communicate(ReadOnlyMemory<byte> input = default)
    {
        var feeding = _loop.CreateTask(() => Feed(input), name: null, expression: nameof(Feed));
        var output = _loop.CreateTask(() => ReadAll(Stdout), name: null, expression: nameof(ReadAll));
        var errors = _loop.CreateTask(() => ReadAll(Stderr), name: null, expression: nameof(ReadAll));
        await EventLoop.Gather(feeding, output, errors);
        await Wait();
        return (output.Result, errors.Result);
    }

    /// <summary>Sends it a signal; <c>Process.send_signal</c>.</summary>
    /// <param name="signal">Which, also as the system's own number: <c>(PosixSignal)10</c> is SIGUSR1.</param>
    /// <returns>False when it has ended.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is no signal.</exception>
    public bool SendSignal(PosixSignal signal) => SendSignal(NumberOf(signal));

    /// <summary>Asks it to end, with SIGTERM; <c>Process.terminate()</c>.</summary>
    /// <inheritdoc cref="SendSignal(PosixSignal)"/>
    public bool Terminate() => SendSignal(Posix.Terminate);

    /// <summary>Ends it, with SIGKILL; <c>Process.kill()</c>.</summary>
    /// <inheritdoc cref="SendSignal(PosixSignal)"/>
    public bool Kill() => SendSignal(Posix.Kill);

    /// <summary>Closes the pipes, and kills it if it still runs. The loop takes note of its end.</summary>
    /// <exception cref="InvalidOperationException">Not the loop's thread.</exception>
    public void Dispose()
    {
        _loop.ThrowIfElsewhere();
        Stdin?.Abort();
        Stdout?.Close();
        Stderr?.Close();
        Kill();
    }

    /// <inheritdoc/>
    public override string ToString() => $"<Subprocess {Pid}{(ReturnCode is { } code ? $" returncode={code}" : " running")}>";

    /// <summary>The loop closes, so the end of the process will not be noticed.</summary>
    internal void Abandon()
    {
        Dispose();
        if (_descriptor.Poll(LongestWaitForEnd, SelectMode.SelectRead))
        {
            Posix.TakeExitCode(Pid);
        }

        _descriptor.Dispose();
    }

    private static int NumberOf(PosixSignal signal)
    {
        const int LastSignal = 64;
        return signal switch
        {
            PosixSignal.SIGHUP => 1,
            PosixSignal.SIGINT => 2,
            PosixSignal.SIGQUIT => 3,
            PosixSignal.SIGTERM => 15,
            PosixSignal.SIGCHLD => 17,
            PosixSignal.SIGCONT => 18,
            PosixSignal.SIGTSTP => 20,
            PosixSignal.SIGTTIN => 21,
            PosixSignal.SIGTTOU => 22,
            PosixSignal.SIGWINCH => 28,
            _ when (int)signal is > 0 and <= LastSignal => (int)signal,
            _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "There is no such signal."),
        };
    }

    private static async Task<byte[]> ReadAll(SubprocessReader? reader) => reader is null ? [] : await reader.Read();

    private async Task Feed(ReadOnlyMemory<byte> input)
    {
        if (Stdin is not { } stdin)
        {
            return;
        }

        try
        {
            stdin.Write(input.Span);
            await stdin.Drain();
        }
        catch (IOException)
        {
            // It has enough.
        }

        stdin.Close();
    }

    // Its status is not taken yet while this runs, so its number means no other process.
    private bool SendSignal(int number)
    {
        _loop.ThrowIfElsewhere();
        if (ReturnCode is not null)
        {
            return false;
        }

        Posix.SendSignal(Pid, number);
        return true;
    }

    private void Ended()
    {
        if (Posix.TakeExitCode(Pid) is not { } code)
        {
            return;
        }

        ReturnCode = code;
        _loop.RemoveReader(_descriptor);
        _descriptor.Dispose();
        _loop.Forget(this);
        _ended.Set();
    }
}
