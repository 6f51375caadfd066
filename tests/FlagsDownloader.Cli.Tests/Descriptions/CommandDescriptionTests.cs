using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Downloaders;

namespace FlagsDownloader.Cli.Tests.Descriptions;

/// <summary>What help, manual and completions read off the tree of commands.</summary>
public sealed class CommandDescriptionTests
{
    private static readonly CommandDescription Program = CommandDescription.Of(new FlagsRootCommand());

    [Fact]
    public void Of_TheProgram_HasTheCommandsThatArePublic() =>
        Assert.Equal(["download", "compare", "serve", "spin", "lab", "completions", "man"], Program.Commands.Select(command => command.Name));

    [Fact]
    public void Of_AnOption_HasItsNamesTheShortOnesFirstAndTheUsualOneSecond()
    {
        Assert.Equal(["-m", "--max_req", "--max-req"], Option("download", "--max-req").Names);
        Assert.Equal(["-h", "--help"], Option("spin", "--help").Names);
    }

    [Fact]
    public void Of_AnOptionWithWords_HasThemInTheirOwnOrderWithWhatTheyMean()
    {
        var value = Option("download", "--strategy").Value!;

        Assert.Equal((ValueKind.Word, "NAME"), (value.Kind, value.Name));
        Assert.Equal(DownloaderCatalog.All.Select(entry => new WordDescription(entry.Name, entry.Summary)), value.Words);
    }

    [Theory]
    [InlineData("download", "--output", "Folder")]
    [InlineData("download", "--retry-from", "File")]
    [InlineData("compare", "--input", "File")]
    [InlineData("compare", "--har", "File")]
    [InlineData("compare", "--strategies", "WordList")]
    [InlineData("download", "--limit", "Free")]
    [InlineData("serve", "--only", "Word")]
    public void Of_AnOptionsValue_KnowsWhatCanStandThere(string command, string option, string kind) =>
        Assert.Equal(kind, $"{Option(command, option).Value!.Kind}");

    [Theory]
    [InlineData("download", "--json")]
    [InlineData("spin", "--help")]
    [InlineData("serve", "--verbose")]
    public void Of_ASwitch_HasNoValue(string command, string option) => Assert.Null(Option(command, option).Value);

    [Theory]
    [InlineData("One. Two.", "One")]
    [InlineData("Only one.", "Only one")]
    [InlineData("Default: 0.5. Then.", "Default: 0.5")]
    [InlineData("Such as e.g. this. Then.", "Such as e.g. this")]
    [InlineData("", "")]
    public void Of_ATextOfSentences_TakesTheFirst(string text, string sentence) => Assert.Equal(sentence, FirstSentence.Of(text));

    [Fact]
    public void Of_EverythingPublic_SaysWhatItIs()
    {
        Assert.All(Program.Commands, command => Assert.NotEmpty(command.Summary));
        Assert.All(Program.Commands.SelectMany(command => command.Options), option => Assert.NotEmpty(option.Summary));
    }

    private static OptionDescription Option(string command, string name) =>
        Program.Commands.Single(candidate => candidate.Name == command).Options.Single(option => option.Names.Contains(name));
}
