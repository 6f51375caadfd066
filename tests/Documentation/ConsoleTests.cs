using FlagsDownloader.Documentation.Commands;
using FlagsDownloader.Documentation.Markdown;

namespace FlagsDownloader.Documentation;

/// <summary>The commands in the documents do what is shown there.</summary>
public sealed class ConsoleTests
{
    public static TheoryData<string, string> Sections
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var section in DocumentRuns.Sections)
                data.Add(section.Document, section.Heading);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sections))]
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

        Assert.True(!stale.Any(), $"No document has these commands any more: take them out of {nameof(CommandRules)}.cs: {string.Join("; ", stale)}");
        Assert.All(CommandRules.All, rule => Assert.NotEmpty(rule.Because));
    }
}
