using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Limits;

/// <summary>
/// Turns a file beyond the limit on file sizes (<c>ulimit -f</c>) into an error of that file. The signal that the system sends
/// would end the process without a message.
/// </summary>
internal static class FileSizeLimit
{
    // SIGXFSZ, for which .NET has no name. Linux and macOS have the same number; other systems have no such limit.
    private const PosixSignal Exceeded = (PosixSignal)25;

    private static readonly Lock Gate = new();
    private static PosixSignalRegistration? _registration;

    /// <summary>
    /// Handles the signal until the process ends. The runtime handles it on its own thread, after the write has failed, so a
    /// registration that is disposed in between would let the signal end the process.
    /// </summary>
    public static void HandleSignal()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return;
        }

        lock (Gate)
        {
            _registration ??= PosixSignalRegistration.Create(Exceeded, static context => context.Cancel = true);
        }
    }
}
