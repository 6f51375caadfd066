using System.Globalization;
using System.Runtime.CompilerServices;

namespace FlagsDownloader.Cli.Limits;

/// <summary>Checks the limit on open files: each connection needs one.</summary>
internal static class OpenFileLimit
{
    // Files that are opened after the check: assemblies that are loaded later, the server's pipes, the event loop's files, saved
    // files. /proc/PID/fd showed 71 for the program in many files and 7 for the native one, with an embedded server.
    private const int OpenedLaterByManyFiles = 78;
    private const int OpenedLaterByOneFile = 24;

    private const int TooManyOpenFiles = 24; // EMFILE

    private const string LimitName = "Max open files";
    private const string DescriptorFolder = "/proc/self/fd";

    /// <summary>Refuses a bound that would exceed the limit: beyond it, the runtime ends the process.</summary>
    /// <param name="bound">Concurrent requests.</param>
    /// <param name="savesEach">Whether each request may also write a file.</param>
    /// <exception cref="UserErrorException">The limit is too low for it.</exception>
    public static void Check(int bound, bool savesEach)
    {
        var each = savesEach ? 2 : 1;
        if (Read() is not { } read)
        {
            return;
        }

        var (limit, open) = read;
        var needed = open + OpenedLater;
        if (needed + ((long)bound * each) <= limit)
        {
            return;
        }

        if (needed + each > limit)
        {
            throw TooLow($"{needed + each} open files are needed, and this process may have {limit}");
        }

        throw new UserErrorException(
            $"{bound} requests at once need {needed + (bound * each)} open files, and this process may have {limit}: "
            + $"write -m {(limit - needed) / each} or less, or raise 'ulimit -n'");
    }

    /// <summary>The number of connections that this process can still open, or those of a process like it.</summary>
    /// <returns>At least 0; null if the system does not say.</returns>
    /// <exception cref="UserErrorException">No more files can be opened.</exception>
    public static int? CountFree() => Read() is var (limit, open) ? Math.Max(0, limit - open - OpenedLater) : null;

    private static int OpenedLater => RuntimeFeature.IsDynamicCodeSupported ? OpenedLaterByManyFiles : OpenedLaterByOneFile;

    private static UserErrorException TooLow(string what) => new($"{what}: raise 'ulimit -n'");

    // The limit, and the number of open files. Other systems than Linux are not asked.
    private static (int Limit, int Open)? Read()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            return ReadLimit() is { } limit ? (limit, Directory.EnumerateFileSystemEntries(DescriptorFolder).Count()) : null;
        }
        catch (IOException exception) when (exception.HResult == TooManyOpenFiles)
        {
            throw TooLow("no more files can be opened");
        }
    }

    // The runtime raises the soft limit to the hard one at its start.
    private static int? ReadLimit()
    {
        var line = File.ReadLines("/proc/self/limits").FirstOrDefault(line => line.StartsWith(LimitName, StringComparison.Ordinal));
        var soft = line?[LimitName.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }
}
