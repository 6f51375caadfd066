using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Commands;

/// <summary>
/// Makes a file beyond the limit on file sizes (<c>ulimit -f</c>) an error of that file: the signal that comes with it would
/// end the process without a word.
/// </summary>
internal static class FileSizeLimit
{
    // SIGXFSZ, which .NET has no name for; the same on Linux and macOS. Other systems have no such limit.
    private const PosixSignal Exceeded = (PosixSignal)25;

    /// <summary>For as long as the registration lives.</summary>
    public static PosixSignalRegistration? Survive() =>
        OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()
            ? PosixSignalRegistration.Create(Exceeded, static context => context.Cancel = true)
            : null;
}
