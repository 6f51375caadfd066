using System.Globalization;

namespace FlagsDownloader.Cli.Commands;

/// <summary>How many connections this process may have at once: each takes an open file, of which the system grants so many.</summary>
internal static class OpenFileLimit
{
    // What the program itself has open, its libraries and the runtime's own pipes (125 were counted), and what it saves.
    private const int Reserve = 200;

    private const string LimitName = "Max open files";

    /// <summary>Refuses a bound that would run out of open files: past the limit the runtime itself ends the process.</summary>
    /// <param name="bound">Concurrent requests.</param>
    /// <param name="savesEach">Whether each of them may be writing a file of its own besides.</param>
    /// <exception cref="UserErrorException">The limit is too low for it.</exception>
    public static void Check(int bound, bool savesEach)
    {
        var each = savesEach ? 2 : 1;
        if (bound == 1 || Read() is not { } limit || (long)bound * each + Reserve <= limit)
            return;

        throw new UserErrorException(
            $"{bound} requests at once need {bound * each + Reserve} open files, and this process may have {limit}: "
            + $"write -m {Math.Max(1, (limit - Reserve) / each)} or less, or raise 'ulimit -n'");
    }

    // The runtime raises the soft limit to the hard one as it starts. Elsewhere than on Linux nobody is asked.
    private static int? Read()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var line = File.ReadLines("/proc/self/limits").FirstOrDefault(line => line.StartsWith(LimitName, StringComparison.Ordinal));
        var soft = line?[LimitName.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }
}
