using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Limits;

/// <summary>
/// Makes a file beyond the limit on file sizes (<c>ulimit -f</c>) an error of that file: the signal that comes with it would
/// end the process without a word.
/// </summary>
internal static class FileSizeLimit
{
    // SIGXFSZ, which .NET has no name for; the same on Linux and macOS. Other systems have no such limit.
    private const PosixSignal Exceeded = (PosixSignal)25;

    private static readonly Lock Gate = new();
    private static PosixSignalRegistration? _registration;

    /// <summary>
    /// From now on, until the process ends: the runtime handles the signal on a thread of its own, after the write has failed.
    /// A registration that was disposed in between would let the signal end the process.
    /// </summary>
    public static void Survive()
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
