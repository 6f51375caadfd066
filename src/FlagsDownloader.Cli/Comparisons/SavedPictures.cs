using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Documents;
using FlagsDownloader.Flags;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>The flags of saved runs, where the files that they tell of are still there.</summary>
internal static class SavedPictures
{
    // Larger pictures are left out: a browser has to open the page that has them inside.
    private const long MaxBytes = 16 * 1024 * 1024;

    /// <summary>By country code; what is no longer there, or is no picture any more, is left out.</summary>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Of(RoundResults results)
    {
        var pictures = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var document in results.Runs.Select(run => run.Document).OfType<RunDocument>())
        {
            foreach (var outcome in document.Outcomes)
            {
                // BR#2 is a copy of BR.
                var code = outcome.Code.Split('#')[0];
                if (!pictures.ContainsKey(code) && Read(document.Options.Output, outcome) is { } picture)
                {
                    pictures[code] = picture;
                }
            }
        }

        return pictures;
    }

    private static byte[]? Read(string folder, OutcomeDocument outcome)
    {
        // A document is somebody's file: a name that is more than a name leads out of its folder.
        if (outcome.File is not { } name || Path.GetFileName(name) != name)
        {
            return null;
        }

        try
        {
            // Whoever wrote the document chose the folder: there may be a pipe or a device under that name by now.
            return outcome.Bytes is > 0 and <= MaxBytes
                && RegularFile.Read(Path.Combine(folder, name), (int)outcome.Bytes) is { } content
                && GifFormat.Check(content) is null
                ? content
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
