using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;
using FlagsDownloader.Formats;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Reads the flags of saved runs, if their files still exist.</summary>
internal static class SavedPictures
{
    // Larger pictures are left out, because the page that contains them has to open in a browser.
    private const long MaxBytes = 16 * 1024 * 1024;

    /// <summary>Reads the pictures by country code. Missing files, and files that are no longer pictures, are left out. A list of addresses has none.</summary>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Read(RoundResults results)
    {
        var pictures = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        if (results.Work.IsList)
        {
            return pictures;
        }

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
        // The document may come from anyone: a name with a separator would lead out of its folder.
        if (outcome.File is not { } name || Path.GetFileName(name) != name)
        {
            return null;
        }

        try
        {
            // The document names the folder, so the file may be a pipe or a device.
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
