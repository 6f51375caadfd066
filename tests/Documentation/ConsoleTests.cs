using FlagsDownloader.Documentation.Commands;
using FlagsDownloader.Documentation.Markdown;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation;

/// <summary>The commands in the documents have the shown output.</summary>
public sealed class ConsoleTests
{
    public static TheoryData<string, string> Sample => new(DocumentRuns.Sample.Select(section => (section.Document, section.Heading)));

    public static TheoryData<string, string> Others => new(DocumentRuns.Others.Select(section => (section.Document, section.Heading)));

    [Theory]
    [MemberData(nameof(Sample))]
    public Task Commands_OfASample_DoWhatIsShown(string document, string heading) => Commands_RunAsTheyStandThere_DoWhatIsShown(document, heading);

    [Theory]
    [MemberData(nameof(Others))]
    [SecondTier("all commands of all documents take minutes; the other test runs those of one")]
    public async Task Commands_RunAsTheyStandThere_DoWhatIsShown(string document, string heading)
    {
        var results = await DocumentRuns.ResultsOf(document, heading);

        Assert.True(results.All(result => result.Complaint is null), string.Join("\n\n", results.Select(result => result.Complaint).OfType<string>()));
        Assert.SkipWhen(
            results.Any(result => result.Missing is not null),
            $"Not installed: {string.Join(", ", results.Select(result => result.Missing).OfType<string>().Distinct())}.");
    }

    [Fact]
    public void Rules_AreAllNeeded()
    {
        var steps = Repository.Documents
            .SelectMany(path => MarkdownDocument.Read(path).Fences)
            .Where(fence => fence.Language == "console")
            .SelectMany(ConsoleStep.Of)
            .ToList();

        var stale = CommandRules.All.Where(rule => !steps.Any(step => CommandRules.For(step) == rule)).Select(rule => rule.Command);

        Assert.True(!stale.Any(), $"No document has these commands any more: remove them from {nameof(CommandRules)}.cs: {string.Join("; ", stale)}");
        Assert.All(CommandRules.All, rule => Assert.NotEmpty(rule.Because));
    }
}
