using System.Globalization;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Checks, before the first run, that the files of all runs fit on the disk: a comparison keeps them until its end.</summary>
internal static class FreeSpace
{
    private const double Gigabyte = 1e9;

    /// <param name="folder">The folder of the comparison.</param>
    /// <param name="bytesOfRun">The size of the files of a run together, in bytes; less than the disk needs for them.</param>
    /// <param name="runs">The number of runs, at least.</param>
    /// <exception cref="UserErrorException">They do not fit.</exception>
    public static void Check(string folder, long bytesOfRun, long runs)
    {
        if (Available(folder) is { } available && Complaint(folder, (Int128)bytesOfRun * runs, runs, available) is { } complaint)
        {
            throw new UserErrorException(complaint);
        }
    }

    /// <summary>What to say about files that do not fit; null if they do.</summary>
    internal static string? Complaint(string folder, Int128 needed, long runs, long available) => needed <= available ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"the files of {runs} runs are kept until the end and need {(double)needed / Gigabyte:0.0} GB, but {folder} has {available / Gigabyte:0.0} GB free: choose fewer files or --rounds, or another disk with -o");

    // A system may not tell, as for a file system of its own kind.
    private static long? Available(string folder)
    {
        try
        {
            return new DriveInfo(folder) is { TotalSize: > 0 } drive ? drive.AvailableFreeSpace : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
