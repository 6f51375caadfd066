using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Says in sentences what changed between two comparisons.</summary>
/// <param name="change">What changed.</param>
internal sealed class ChangeSummary(ChangeAnalysis change)
{
    private readonly ContenderNames _names = new([.. change.Changes.Select(each => each.Contender)]);

    public IReadOnlyList<string> Sentences() =>
    [
        .. Detected(ChangeVerdict.Faster, "Faster"),
        .. Detected(ChangeVerdict.Slower, "Slower"),
        .. Undetected(),
        .. change.Changes.Where(each => each.Reason is not null).Select(each => $"Not compared: {each.Contender.Title} {each.Reason}."),
        .. OnlyIn(change.Before, change.OnlyBefore),
        .. OnlyIn(change.After, change.OnlyAfter),
        .. SingleRounds(),
    ];

    private IEnumerable<string> Detected(ChangeVerdict verdict, string word)
    {
        var contenders = change.Changes.Index().Where(each => each.Item.Verdict == verdict)
            .Select(each => $"{_names.TextOf(each.Index)}, {FigureStyle.Sentence.Factor.Write(each.Item.SpeedUp!.Value)} as fast")
            .ToList();
        return contenders.Count == 0 ? [] : [$"{word} in {change.After.Name} than in {change.Before.Name}: {string.Join("; ", contenders)}."];
    }

    private IEnumerable<string> Undetected()
    {
        var contenders = change.Changes.Index().Where(each => each.Item.Verdict == ChangeVerdict.NotDetected)
            .Select(each => _names.TextOf(each.Index))
            .ToList();
        return contenders.Count == 0 ? [] : [$"No difference detected: {WordList.Join(contenders, "and")}."];
    }

    private static IEnumerable<string> OnlyIn(NamedResults comparison, IReadOnlyList<Contender> contenders) =>
        contenders.Count == 0 ? [] : [$"Only in {comparison.Name}: {WordList.Join([.. contenders.Select(contender => contender.Title)], "and")}."];

    // One round tells nothing about the noise.
    private IEnumerable<string> SingleRounds() =>
        change.Changes.Any(each => each.SpeedUp is { Low: null })
            ? ["Where a comparison has one round of a contender, no difference can be detected: measure with --rounds 3 or more."]
            : [];
}
