using System.Runtime.InteropServices;
using FlagsDownloader.Cli.Outputs;

namespace FlagsDownloader.Cli.Signals;

/// <summary>
/// Ctrl-C, SIGTERM, SIGQUIT and SIGHUP as a token: the first signal asks the work to end, the second ends the process at once.
/// A reader that closes the standard output asks too.
/// </summary>
/// <remarks>
/// If the work does not end within 15 seconds, because it waits for something that ignores the token, the process ends. Work that
/// goes on, such as a list of a million failures, gets more: see <see cref="Extend"/>. A signal that is ignored when the program starts, such as SIGHUP under nohup(1), stays ignored.
/// </remarks>
internal sealed class Interrupt : IDisposable
{
    // A run ends at once. The report of a million files may take seconds.
    private readonly GracePeriod _grace = new(TimeSpan.FromSeconds(15), Thread.Sleep);
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private readonly CancellationTokenRegistration _readerLeft;
    private int _received;

    public Interrupt()
    {
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle),
        ];
        // On another thread: the token is cancelled during a write, which may hold a lock that a cancelled request needs.
        _readerLeft = StandardStreams.ReaderLeft.UnsafeRegister(
            static interrupt => RunInBackground(((Interrupt)interrupt!).End), this);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Says that the work goes on: the 15 seconds begin anew when they are over. Before a signal, it has no effect.</summary>
    public void Extend() => _grace.Extend();

    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _readerLeft.Dispose();
        _source.Dispose();
    }

    private static bool RunInBackground(ThreadStart action) =>
        OptionalThread.TryStart(new Thread(action) { IsBackground = true, Name = "interrupt" });

    private void End()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work has ended.
        }
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _received) > 1)
        {
            Exit();
        }

        // First, because a callback of the token may block.
        _ = RunInBackground(ExitAfterGracePeriod);
        End();
    }

    private void ExitAfterGracePeriod()
    {
        _grace.Wait();
        Exit();
    }

    // A progress bar restores the terminal as the process exits.
    private static void Exit() => Environment.Exit((int)ExitCode.Interrupted);
}
