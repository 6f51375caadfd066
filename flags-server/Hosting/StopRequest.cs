using System.Runtime.InteropServices;

namespace FlagsServer.Hosting;

/// <summary>Waits for the signals and events that end the process.</summary>
internal sealed class StopRequest : IDisposable
{
    /// <summary>The signals that a terminal sends to all processes in its foreground: for Ctrl-C, for Ctrl-\ and when it is closed.</summary>
    private static readonly PosixSignal[] FromTerminal = [PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGHUP];

    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _signals;

    /// <summary>Starts to wait for signals, and with <paramref name="parent"/> for the end of a stream.</summary>
    /// <param name="parent">
    /// The stream that a parent process holds open. However the parent ends, kill -9 included, the kernel closes it. With a
    /// parent SIGINT, SIGQUIT and SIGHUP are ignored: a terminal sends them to both, and the parent may want its answers still.
    /// </param>
    public StopRequest(Stream? parent)
    {
        _signals =
        [
            .. FromTerminal.Select(kind => PosixSignalRegistration.Create(kind, signal =>
            {
                signal.Cancel = true;
                if (parent is null)
                {
                    _stop.TrySetResult();
                }
            })),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
            {
                signal.Cancel = true;
                _stop.TrySetResult();
            }),
        ];
        if (parent is not null)
        {
            // A thread of its own, because a read of a terminal or a file blocks, and the threads of the pool are for requests.
            new Thread(() => Drain(parent)) { IsBackground = true, Name = "parent watch" }.Start();
        }
    }

    /// <summary>Completes when the process is to end.</summary>
    public Task Requested => _stop.Task;

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_signals, signal => signal.Dispose());

    private void Drain(Stream parent)
    {
        try
        {
            Span<byte> ignored = stackalloc byte[256];
            while (parent.Read(ignored) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A stream that cannot be read counts as ended.
        }

        _stop.TrySetResult();
    }
}
