using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Reports;

/// <summary>The items that failed in the same way.</summary>
/// <param name="Phase">The step that failed, as in documents.</param>
/// <param name="Cause">The kind of failure, as in documents.</param>
/// <param name="Message">One line for a person.</param>
/// <param name="Labels">The labels of the items.</param>
internal sealed record FailureGroup(string Phase, string Cause, string Message, IReadOnlyList<string> Labels)
{
    /// <summary>The most items that a line names.</summary>
    public const int MaxLabels = 5;

    /// <summary>Puts groups of one kind together, the largest first.</summary>
    public static IReadOnlyList<FailureGroup> Merge(IEnumerable<FailureGroup> groups) => [.. groups
        .GroupBy(group => (group.Phase, group.Cause, group.Message))
        .Select(same => new FailureGroup(
            same.Key.Phase, same.Key.Cause, same.Key.Message, [.. same.SelectMany(group => group.Labels).Order(StringComparer.Ordinal)]))
        .OrderByDescending(group => group.Labels.Count)
        .ThenBy(group => group.Message, StringComparer.Ordinal)];

    /// <summary>A line for stderr: number, message, phase, and the first items.</summary>
    public string Describe() => Describe(Labels, Labels.Count, Message, Phase);

    /// <inheritdoc cref="Describe()"/>
    /// <param name="labels">The first items at least.</param>
    /// <param name="count">The number of items.</param>
    /// <param name="message">The message.</param>
    /// <param name="phase">The phase.</param>
    public static string Describe(IReadOnlyCollection<string> labels, int count, string message, string phase) =>
        PrintableText.Line($"flags: {count} x {message} ({phase}): {List(labels, count)}");

    /// <summary>The first of several words, and how many more there are.</summary>
    /// <param name="words">The first <see cref="MaxLabels"/> words at least.</param>
    /// <param name="count">The number of words.</param>
    public static string List(IReadOnlyCollection<string> words, int count) => count <= MaxLabels
        ? string.Join(", ", words)
        : $"{string.Join(", ", words.Take(MaxLabels))} and {count - MaxLabels} more";
}
