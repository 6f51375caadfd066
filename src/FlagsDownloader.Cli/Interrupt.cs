using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli;

/// <summary>
/// Ctrl-C and SIGTERM as a token: the first asks the work to end, the second ends the process at once. Output that nobody reads
/// any more asks too.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _ctrlC;
    private readonly PosixSignalRegistration _terminate;
    private readonly CancellationTokenRegistration _nobodyReads;
    private int _signals;

    public Interrupt()
    {
        _ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
        // On a thread of its own: it is told in the middle of a write, which may hold what a cancelled request waits for.
        _nobodyReads = StandardStreams.NobodyReads.UnsafeRegister(
            static interrupt => OptionalThread.TryStart(new Thread(((Interrupt)interrupt!).End) { IsBackground = true, Name = "interrupt" }),
            this);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _ctrlC.Dispose();
        _terminate.Dispose();
        _nobodyReads.Dispose();
        _source.Dispose();
    }

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
        if (Interlocked.Increment(ref _signals) == 1)
        {
            _source.Cancel();
            return;
        }

        // A bar that is shown gives the terminal back on the way out.
        Environment.Exit((int)ExitCode.Interrupted);
    }
}
