using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>
/// Reads saved documents: of comparisons, and of single runs as `flags download --json` prints them. No content of a file makes it
/// throw.
/// </summary>
/// <param name="ideal">Computes the makespan of a client without overhead from a single run's document; null if it cannot.</param>
/// <param name="account">Computes where the time of a single run went; null if it cannot.</param>
public sealed partial class SavedRuns(Func<RunDocument, double?> ideal, Func<RunDocument, SlotAccount?> account)
{
    /// <summary>Beyond this, a file is not a document of this program, and would not fit into memory as one.</summary>
    internal const long MaxFileBytes = 512L * 1024 * 1024;

    /// <summary>
    /// Reads files of the same work. A comparison's rounds follow those of the comparisons before it; single runs of one strategy
    /// with one bound are rounds of one contender, in the order of the files.
    /// </summary>
    /// <param name="paths">The files, at least one.</param>
    public SavedRunsResult Read(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var files = new List<(string, byte[])>();
        foreach (var path in paths)
        {
            try
            {
                if (ReadBounded(path) is not { } content)
                {
                    return Refuse(path, "is too large for a document of this program");
                }

                files.Add((path, content));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                return Refuse(path, $"cannot be read: {exception.Message}");
            }
        }

        return ReadContents(files);
    }

    // A file is read up to its length, because a device may have no end. A pipe has no length, and is read up to the limit.
    private static byte[]? ReadBounded(string path)
    {
        using var file = File.OpenRead(path);
        if (file.CanSeek)
        {
            if (file.Length > MaxFileBytes)
            {
                return null;
            }

            var content = new byte[file.Length];
            return content[..file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
        }

        using var all = new MemoryStream();
        var part = new byte[1 << 16];
        for (int read; (read = file.Read(part)) > 0;)
        {
            all.Write(part, 0, read);
            if (all.Length > MaxFileBytes)
            {
                return null;
            }
        }

        return all.ToArray();
    }

    internal SavedRunsResult ReadContents(IEnumerable<(string Path, byte[] Content)> files)
    {
        var merge = new SavedRunsMerge();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, content) in files)
        {
            if (!seen.Add(path))
            {
                return Refuse(path, "is named twice; its runs would count double");
            }

            var (file, complaint) = Open(path, content);
            if (file is null)
            {
                return Refuse(path, complaint);
            }

            if (merge.Add(file) is { } conflict)
            {
                return Refuse(path, conflict);
            }
        }

        return seen.Count == 0
            ? SavedRunsResult.Unusable("there is no file to read")
            : SavedRunsResult.From(merge.Results);
    }

    private static SavedRunsResult Refuse(string path, string complaint) =>
        SavedRunsResult.Unusable(PrintableText.Line($"'{path}' {complaint}".TrimEnd('.')));
}
