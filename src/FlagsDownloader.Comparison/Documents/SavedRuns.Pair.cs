using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Documents;

// Reads two files to compare with each other.
public sealed partial class SavedRuns
{
    /// <summary>
    /// Reads two files of the same work, to see what changed between them. The machine, the program's version and the command of another
    /// program may differ, since they may be what changed.
    /// </summary>
    /// <param name="before">The first file.</param>
    /// <param name="after">The second file.</param>
    public SavedPairResult ReadPair(InputContent before, InputContent after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (first, complaint) = Open(before.Path, before.Content);
        if (first is null)
        {
            return Unusable(before, complaint);
        }

        (var second, complaint) = Open(after.Path, after.Content);
        if (second is null)
        {
            return Unusable(after, complaint);
        }

        var (from, to) = (Name(first), Name(second));
        return from.Name.Equals(to.Name, StringComparison.OrdinalIgnoreCase)
            ? Unusable(after, $"has the same name as '{before.Path}', {from.Name}: give one of them another name, because it names the comparison")
            : WorkDifferences.BetweenVersions(second, first).FirstOrDefault() is { } difference
            ? Unusable(after, $"is of other work than '{before.Path}': {difference}")
            : ContenderDifference(to.Results.Contenders, from.Results.Contenders) is { } other
            ? Unusable(after, $"{other} of '{before.Path}': compare the same ones")
            : SavedPairResult.From(from, to);
    }

    private static NamedResults Name(SavedFile file) =>
        new(Path.GetFileNameWithoutExtension(file.Path), file.Results) { Program = file.Program };

    // A contender that is only in one of them is shown as such, unless it is there with another bound or version of HTTP.
    private static string? ContenderDifference(IReadOnlyList<Contender> contenders, IReadOnlyList<Contender> before)
    {
        foreach (var name in contenders.Select(contender => contender.Name).Distinct(StringComparer.Ordinal))
        {
            string[] here = [.. contenders.Where(contender => contender.Name == name).Select(contender => contender.Key)];
            string[] there = [.. before.Where(contender => contender.Name == name).Select(contender => contender.Key)];
            if (there.Length > 0 && !here.Intersect(there, StringComparer.Ordinal).Any())
            {
                return $"has {string.Join(", ", here)}, not the {string.Join(", ", there)}";
            }
        }

        return contenders.Any(contender => before.Any(other => other.Key == contender.Key)) ? null : "has none of the contenders";
    }

    private static SavedPairResult Unusable(InputContent file, string complaint) =>
        SavedPairResult.Unusable(InputContent.Complain(file.Path, complaint));
}
