using FlagsDownloader.Documents;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Reports;

/// <summary>The items that failed in the same way.</summary>
/// <param name="Phase">The step that failed, as in documents.</param>
/// <param name="Cause">The kind of failure, as in documents.</param>
/// <param name="Message">One line for a person.</param>
/// <param name="Labels">The labels of the items.</param>
internal sealed record FailureGroup(string Phase, string Cause, string Message, IReadOnlyList<string> Labels)
{
    private const int MaxLabels = 5;

    /// <summary>Groups the failed ones of outcomes.</summary>
    public static IReadOnlyList<FailureGroup> From(IEnumerable<OutcomeDocument> outcomes) => Merge(outcomes
        .Where(outcome => outcome.Error is not null)
        .Select(outcome => new FailureGroup(outcome.Error!.Phase, outcome.Error.Cause, outcome.Error.Message, [outcome.Code])));

    /// <summary>Puts groups of one kind together, the largest first.</summary>
    public static IReadOnlyList<FailureGroup> Merge(IEnumerable<FailureGroup> groups) => [.. groups
        .GroupBy(group => (group.Phase, group.Cause, group.Message))
        .Select(same => new FailureGroup(
            same.Key.Phase, same.Key.Cause, same.Key.Message, [.. same.SelectMany(group => group.Labels).Order(StringComparer.Ordinal)]))
        .OrderByDescending(group => group.Labels.Count)
        .ThenBy(group => group.Message, StringComparer.Ordinal)];

    /// <summary>A line for stderr: number, message, phase, and the first items.</summary>
    public string Describe() => Describe(Labels, Message, Phase);

    /// <inheritdoc cref="Describe()"/>
    public static string Describe(IReadOnlyList<string> labels, string message, string phase) =>
        PrintableText.Line($"flags: {labels.Count} x {message} ({phase}): {List(labels)}");

    /// <summary>The first of several words, and how many more there are.</summary>
    public static string List(IReadOnlyList<string> words) => words.Count <= MaxLabels
        ? string.Join(", ", words)
        : $"{string.Join(", ", words.Take(MaxLabels))} and {words.Count - MaxLabels} more";
}
