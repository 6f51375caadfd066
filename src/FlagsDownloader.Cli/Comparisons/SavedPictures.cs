using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Documents;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>The flags of saved runs, where the files that they tell of are still there.</summary>
internal static class SavedPictures
{
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
                    pictures[code] = picture;
            }
        }

        return pictures;
    }

    private static byte[]? Read(string folder, OutcomeDocument outcome)
    {
        // A document is somebody's file: a name that is more than a name leads out of its folder.
        if (outcome.File is not { } name || Path.GetFileName(name) != name)
            return null;
        try
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (!file.Exists || file.Length != outcome.Bytes)
                return null;
            var content = File.ReadAllBytes(file.FullName);
            return GifFormat.Check(content) is null ? content : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
