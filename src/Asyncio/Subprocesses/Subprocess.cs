using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Asyncio;

/// <summary>
/// A process started by <see cref="EventLoop.CreateSubprocessExec"/>; <c>asyncio.subprocess.Process</c>. The loop's selector watches its end
/// and its pipes; no thread waits for them.
/// </summary>
/// <remarks>Dispose it, with <c>using</c>. This kills the process if it still runs, for instance because the task was cancelled.</remarks>
[SupportedOSPlatform("linux")]
public sealed class Subprocess : IDisposable
{
    private readonly SubprocessTransport _transport;

    internal Subprocess(SubprocessTransport transport, SubprocessStreamProtocol protocol)
    {
        _transport = transport;
        Stdin = protocol.Stdin;
        Stdout = protocol.Stdout;
        Stderr = protocol.Stderr;
    }

    /// <summary>The process ID; <c>Process.pid</c>.</summary>
    public int Pid => _transport.Pid;

    /// <summary>
    /// The exit code, or the negative number of the signal that ended the process; null while it runs. <c>Process.returncode</c>.
    /// </summary>
    public int? ReturnCode => _transport.ReturnCode;

    /// <summary>Its standard input; null unless <see cref="SubprocessOptions.Stdin"/> is <see cref="Redirect.Pipe"/>.</summary>
    public StreamWriter? Stdin { get; }

    /// <summary>Its standard output; null unless <see cref="SubprocessOptions.Stdout"/> is <see cref="Redirect.Pipe"/>.</summary>
    public StreamReader? Stdout { get; }

    /// <summary>Its standard error; null unless <see cref="SubprocessOptions.Stderr"/> is <see cref="Redirect.Pipe"/>.</summary>
    public StreamReader? Stderr { get; }

    /// <summary>Waits until the process has ended; <c>Process.wait()</c>.</summary>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. The process keeps running.</param>
    /// <returns>The <see cref="ReturnCode"/>.</returns>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    /// <remarks>
    /// A process that writes to a full pipe (64 KiB) does not end until the pipe is read: use <see cref="Communicate"/> with pipes.
    /// </remarks>
    public ValueTask<int> Wait(CancellationToken cancellationToken = default) => _transport.Wait(cancellationToken);

    /// <summary>
    /// Writes the input, reads all output at the same time, and waits until the process has ended; <c>Process.communicate</c>. It is no error if
    /// the process does not read all of the input.
    /// </summary>
    /// <param name="input">The data for the standard input; ignored unless that is a pipe.</param>
    /// <returns>The output and the error output; empty for a stream that is not a pipe.</returns>
    /// <exception cref="OperationCanceledException">The task was cancelled. The process keeps running until it is disposed.</exception>
    public async Task<(byte[] Stdout, byte[] Stderr)> Communicate(ReadOnlyMemory<byte> input = default)
    {
        var loop = _transport.Loop;
        var feeding = loop.CreateTask(() => Feed(input), name: null, expression: nameof(Feed));
        var output = loop.CreateTask(() => ReadAll(Stdout, 1), name: null, expression: nameof(ReadAll));
        var errors = loop.CreateTask(() => ReadAll(Stderr, 2), name: null, expression: nameof(ReadAll));
        await EventLoop.Gather(feeding, output, errors);
        await Wait();
        return (output.Result, errors.Result);
    }

    /// <summary>Sends a signal to the process; <c>Process.send_signal</c>.</summary>
    /// <param name="signal">The signal; also the number of the system: <c>(PosixSignal)10</c> is SIGUSR1.</param>
    /// <returns>False if the process has ended.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such signal.</exception>
    public bool SendSignal(PosixSignal signal) => _transport.SendSignal(signal);

    /// <summary>Sends SIGTERM; <c>Process.terminate()</c>.</summary>
    /// <inheritdoc cref="SendSignal(PosixSignal)"/>
    public bool Terminate() => _transport.Terminate();

    /// <summary>Sends SIGKILL; <c>Process.kill()</c>.</summary>
    /// <inheritdoc cref="SendSignal(PosixSignal)"/>
    public bool Kill() => _transport.Kill();

    /// <summary>Closes the pipes, and kills the process if it still runs. The loop takes its exit status.</summary>
    /// <exception cref="InvalidOperationException">The caller is not on the loop's thread.</exception>
    public void Dispose() => _transport.Close();

    /// <inheritdoc/>
    public override string ToString() => $"<Subprocess {Pid}{(ReturnCode is { } code ? $" returncode={code}" : " running")}>";

    private async Task<byte[]> ReadAll(StreamReader? reader, int descriptor)
    {
        if (reader is null)
        {
            return [];
        }

        var output = await reader.Read();
        _transport.GetPipeTransport(descriptor)!.Close();
        return output;
    }

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
        catch (SocketException)
        {
            // The process reads no more.
        }

        stdin.Close();
    }
}
