using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Asyncio;

/// <summary>A subprocess as its protocol sees it; <c>asyncio.SubprocessTransport</c>. Only the loop's thread may call it.</summary>
[SupportedOSPlatform("linux")]
public sealed class SubprocessTransport : BaseTransport
{
    // A killed process ends at once, unless it is in an uninterruptible wait, for instance for a broken disk.
    private static readonly TimeSpan MaxExitWait = TimeSpan.FromSeconds(1);

    private readonly Socket _descriptor;
    private readonly SubprocessPipeProtocol?[] _pipes = new SubprocessPipeProtocol?[3];
    private readonly Event _exited = new("Subprocess.Wait");
    private bool _isClosing;

    internal SubprocessTransport(
        EventLoop loop, int id, Socket descriptor, ReadOnlySpan<SafeFileHandle?> pipes, ISubprocessProtocol protocol, Future<bool> connected)
        : base(loop)
    {
        Pid = id;
        Protocol = protocol;
        _descriptor = descriptor;
        loop.AddTransport(descriptor, this);
        for (var i = 0; i < pipes.Length; i++)
        {
            if (pipes[i] is { } pipe)
            {
                var pipeProtocol = new SubprocessPipeProtocol(this, i);
                var socket = DescriptorSocket.Create(pipe);
                pipeProtocol.Pipe = i == 0
                    ? new WritePipeTransport(loop, socket, pipeProtocol)
                    : new ReadPipeTransport(loop, socket, pipeProtocol);
                _pipes[i] = pipeProtocol;
            }
        }

        loop.CallSoon(static self => self.Protocol.ConnectionMade(self), this);
        loop.CallSoon(static connected => connected.TrySetResult(true), connected);
        loop.Watch(descriptor, SelectorEvents.Read, new StateHandle<SubprocessTransport>(static self => self.OnExit(), this));
    }

    /// <summary>The process ID; <c>get_pid()</c>.</summary>
    public int Pid { get; }

    /// <summary>
    /// The exit code, or the negative number of the signal that ended the process; null while it runs. <c>get_returncode()</c>.
    /// </summary>
    public int? ReturnCode { get; private set; }

    /// <summary>The protocol; <c>get_protocol()</c>.</summary>
    public ISubprocessProtocol Protocol { get; private set; }

    /// <inheritdoc/>
    public override bool IsClosing => _isClosing;

    /// <summary>Sets the protocol; <c>set_protocol()</c>.</summary>
    public void SetProtocol(ISubprocessProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        Protocol = protocol;
    }

    /// <summary>The transport of a pipe; <c>get_pipe_transport()</c>.</summary>
    /// <param name="descriptor">0 for the standard input, which can be written; 1 for the standard output, 2 for the standard error.</param>
    /// <returns>Null if the stream is not a pipe.</returns>
    public Transport? GetPipeTransport(int descriptor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(descriptor);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(descriptor, _pipes.Length);
        return _pipes[descriptor]?.Pipe;
    }

    /// <inheritdoc cref="Subprocess.SendSignal"/>
    public bool SendSignal(PosixSignal signal) => SendSignal(ToNumber(signal));

    /// <inheritdoc cref="Subprocess.Terminate"/>
    public bool Terminate() => SendSignal(Posix.Terminate);

    /// <inheritdoc cref="Subprocess.Kill"/>
    public bool Kill() => SendSignal(Posix.Kill);

    /// <summary>
    /// Closes the pipes, the standard input after its buffer is written, and kills the process if it still runs; <c>close()</c>.
    /// </summary>
    public override void Close()
    {
        Loop.ThrowIfNotOnThread();
        if (_isClosing)
        {
            return;
        }

        _isClosing = true;
        foreach (var pipe in _pipes)
        {
            pipe?.Pipe!.Close();
        }

        Kill();
    }

    /// <inheritdoc/>
    public override object? GetExtraInfo(string name) => null;

    /// <inheritdoc/>
    public override string ToString() => $"<SubprocessTransport pid={Pid}{(ReturnCode is { } code ? $" returncode={code}" : " running")}>";

    internal async ValueTask<int> Wait(CancellationToken cancellationToken)
    {
        await _exited.WaitAsync(cancellationToken);
        return ReturnCode!.Value;
    }

    internal void OnPipeLost(int descriptor, Exception? exception)
    {
        Loop.CallSoon(
            static state => state.Protocol.PipeConnectionLost(state.Descriptor, state.Exception),
            (Protocol, Descriptor: descriptor, Exception: exception));
        EndIfOver();
    }

    /// <summary>Kills the process because the loop closes, and takes its exit status. The loop closes the pipes.</summary>
    internal override void Abandon()
    {
        Kill();
        _isClosing = true;
        if (ReturnCode is null && _descriptor.Poll(MaxExitWait, SelectMode.SelectRead))
        {
            ReturnCode = Posix.TakeExitCode(Pid);
        }

        _descriptor.Dispose();
    }

    private static int ToNumber(PosixSignal signal)
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

    // While ReturnCode is null, the status is not taken, so the system cannot have reused the process ID.
    private bool SendSignal(int number)
    {
        Loop.ThrowIfNotOnThread();
        if (ReturnCode is not null)
        {
            return false;
        }

        Posix.SendSignal(Pid, number);
        return true;
    }

    private void OnExit()
    {
        if (Posix.TakeExitCode(Pid) is not { } code)
        {
            return;
        }

        ReturnCode = code;
        Loop.Unwatch(_descriptor, SelectorEvents.Read);
        Loop.RemoveTransport(_descriptor);
        _descriptor.Dispose();
        _exited.Set();
        Loop.CallSoon(static protocol => protocol.ProcessExited(), Protocol);
        EndIfOver();
    }

    private void EndIfOver()
    {
        if (ReturnCode is not null && Array.TrueForAll(_pipes, static pipe => pipe is null or { IsLost: true }))
        {
            Loop.CallSoon(static protocol => protocol.ConnectionLost(null), Protocol);
        }
    }
}
