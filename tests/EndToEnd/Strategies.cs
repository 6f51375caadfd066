using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd;

/// <summary>The seven names, repeated here because these tests use the program from outside.</summary>
public static class Strategies
{
    public static readonly string[] All =
        ["sequential", "threadpool", "eventloop", "parallel", "whenall", "channel", "blockingpool"];

    /// <summary>
    /// The three of the case study in every run, the others in the second tier: the suites of the library have all seven in every run.
    /// </summary>
    public static IEnumerable<TheoryDataRow<string>> Each => InEveryRun("sequential", "threadpool", "eventloop");

    /// <summary>For tests of several seconds: one in every run, the others in the second tier.</summary>
    public static IEnumerable<TheoryDataRow<string>> EachSlowly => InEveryRun("eventloop");

    private static IEnumerable<TheoryDataRow<string>> InEveryRun(params string[] names) => All.Select(name =>
    {
        var row = new TheoryDataRow<string>(name);
        return names.Contains(name) ? row : row.WithTrait(SecondTierAttribute.Trait, SecondTierAttribute.Value);
    });
}
