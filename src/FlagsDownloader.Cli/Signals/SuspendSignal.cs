using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Signals;

/// <summary>Ctrl-Z: runs a callback before the process stops, such as one that shows the cursor again.</summary>
/// <remarks>
/// The runtime does not stop a process that handles the signal. So the signal is sent again, unhandled. The system then stops the
/// process, unless no shell could continue it.
/// </remarks>
internal sealed partial class SuspendSignal : IDisposable
{
    private const int OnLinux = 20;
    private const int OnMacOS = 18;

    private readonly Action _before;
    private readonly Lock _gate = new();
    private PosixSignalRegistration? _registration;
    private bool _isDisposed;

    /// <param name="before">Called on another thread. It may not throw.</param>
    public SuspendSignal(Action before)
    {
        _before = before;
        Register();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _registration?.Dispose();
        }
    }

    private void Register()
    {
        lock (_gate)
        {
            if (!_isDisposed && !OperatingSystem.IsWindows())
            {
                _registration = PosixSignalRegistration.Create(PosixSignal.SIGTSTP, Handle);
            }
        }
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        _before();
        lock (_gate)
        {
            _registration?.Dispose();
        }
        // Sent to this thread, so that it is delivered before the next line. Sent to the process, it could reach the new handler.
        _ = Raise(OperatingSystem.IsMacOS() ? OnMacOS : OnLinux);
        Register();
    }

    [LibraryImport("libc", EntryPoint = "raise")]
    private static partial int Raise(int signal);
}
