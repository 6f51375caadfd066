using System.Runtime.InteropServices;
using FlagsDownloader.Cli.Outputs;

namespace FlagsDownloader.Cli.Signals;

/// <summary>
/// Ctrl-C, SIGTERM, SIGQUIT and SIGHUP as a token: the first asks the work to end, the second ends the process at once. Output
/// that nobody reads any more asks too.
/// </summary>
/// <remarks>
/// Work that does not end, because it waits for something that takes no notice, is ended with the process after
/// <see cref="Patience"/>. A signal that was ignored when the program was started, such as SIGHUP by nohup(1), stays ignored.
/// </remarks>
internal sealed class Interrupt : IDisposable
{
    // A run ends within moments. The report of a million files may take seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private readonly CancellationTokenRegistration _nobodyReads;
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
        // On a thread of its own: it is told in the middle of a write, which may hold what a cancelled request waits for.
        _nobodyReads = StandardStreams.NobodyReads.UnsafeRegister(
            static interrupt => RunInBackground(((Interrupt)interrupt!).End), this);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _nobodyReads.Dispose();
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
            // The work has ended by itself.
        }
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _received) > 1)
        {
            Exit();
        }

        // First, for a callback of the token may block.
        _ = RunInBackground(ExitAfterPatience);
        End();
    }

    private static void ExitAfterPatience()
    {
        Thread.Sleep(Patience);
        Exit();
    }

    // A bar that is shown gives the terminal back on the way out.
    private static void Exit() => Environment.Exit((int)ExitCode.Interrupted);
}
