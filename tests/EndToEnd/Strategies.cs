using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd;

/// <summary>The eight names, repeated here because these tests use the program from outside.</summary>
public static class Strategies
{
    public static readonly string[] All =
        ["sequential", "threadpool", "eventloop", "parallel", "whenall", "channel", "adaptive", "blockingpool"];

    /// <summary>One in every run, the others in the second tier: the suites of the library have all eight in every run.</summary>
    public static IEnumerable<TheoryDataRow<string>> Each => All.Select(name =>
    {
        var row = new TheoryDataRow<string>(name);
        return name == "eventloop" ? row : row.WithTrait(SecondTierAttribute.Trait, SecondTierAttribute.Value);
    });
}
