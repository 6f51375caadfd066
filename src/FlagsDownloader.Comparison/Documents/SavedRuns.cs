using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>
/// Reads saved documents: of comparisons, and of single runs as `flags download --json` prints them. No content of a file makes it
/// throw.
/// </summary>
/// <param name="ideal">Computes the makespan of a client without overhead from a single run's document; null if it cannot.</param>
/// <param name="account">Computes where the time of a single run went; null if it cannot.</param>
public sealed partial class SavedRuns(Func<RunDocument, double?> ideal, Func<RunDocument, SlotAccount?> account)
{
    /// <summary>
    /// Reads files of the same work. A comparison's rounds follow those of the comparisons before it; single runs of one strategy
    /// with one bound are rounds of one contender, in the order of the files.
    /// </summary>
    /// <param name="paths">The files, at least one.</param>
    public SavedRunsResult Read(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var files = new List<InputContent>();
        foreach (var path in paths)
        {
            var (file, complaint) = InputContent.Read(path);
            if (file is null)
            {
                return SavedRunsResult.Unusable(complaint);
            }

            files.Add(file);
        }

        return Read(files);
    }

    /// <summary>The same, for files that have been read.</summary>
    /// <param name="files">The files, at least one.</param>
    public SavedRunsResult Read(IEnumerable<InputContent> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return ReadContents(files.Select(file => (file.Path, file.Content)));
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
        SavedRunsResult.Unusable(InputContent.Complain(path, complaint));
}
