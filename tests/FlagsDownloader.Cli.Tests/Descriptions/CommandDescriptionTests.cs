using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Downloaders;

namespace FlagsDownloader.Cli.Tests.Descriptions;

/// <summary>The description of the commands, which help, manual and completions use.</summary>
public sealed class CommandDescriptionTests
{
    private static readonly CommandDescription Program = CommandDescription.From(new FlagsRootCommand());

    [Fact]
    public void From_TheProgram_HasTheCommandsThatArePublic() =>
        Assert.Equal(["download", "merge", "compare", "record", "serve", "spin", "lab", "completions", "man"], Program.Commands.Select(command => command.Name));

    [Fact]
    public void From_AnOption_HasItsLetterAndItsNameAndOtherSpellingsApart()
    {
        var bound = Option("download", "--max_req");

        Assert.Equal(["-m", "--max_req"], bound.Names);
        Assert.Equal(["--max-req"], bound.OtherNames);
        Assert.Equal(["-h", "--help"], Option("spin", "--help").Names);
    }

    [Theory]
    [InlineData("download", "Which files", "How", "The server", "Requests", "Limits", "Output")]
    [InlineData("compare", "Which files", "How", "The server", "Requests", "Limits", "Output")]
    public void From_ACommandWithManyOptions_HasThemInGroups(string name, params string[] groups)
    {
        var command = Command(name);

        Assert.Equal(groups, command.Groups.Select(group => group.Title));
        Assert.Same(command.Argument, command.Groups[0].Argument);
        // An option that is added to the command and to no group would stand between them.
        Assert.Equal(["--json", "--help"], command.Groups[^1].Options.TakeLast(2).Select(option => option.Names[^1]));
    }

    [Fact]
    public void From_ACommandWithFewOptions_HasOneListOfThem() =>
        Assert.Equal(["Arguments", "Options"], Command("lab").Groups.Select(group => group.Title));

    [Fact]
    public void From_OptionWithWords_HasThemInOrderWithTheirMeaning()
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
    public void From_ValueOfAnOption_HasItsKind(string command, string option, string kind) =>
        Assert.Equal(kind, $"{Option(command, option).Value!.Kind}");

    [Theory]
    [InlineData("download", "--json")]
    [InlineData("spin", "--help")]
    [InlineData("serve", "--verbose")]
    public void From_ASwitch_HasNoValue(string command, string option) => Assert.Null(Option(command, option).Value);

    [Theory]
    [InlineData("One. Two.", "One")]
    [InlineData("Only one.", "Only one")]
    [InlineData("Default: 0.5. Then.", "Default: 0.5")]
    [InlineData("Such as e.g. this. Then.", "Such as e.g. this")]
    [InlineData("", "")]
    public void From_ATextOfSentences_TakesTheFirst(string text, string sentence) => Assert.Equal(sentence, FirstSentence.From(text));

    [Fact]
    public void From_EverythingPublic_HasADescription()
    {
        Assert.All(Program.Commands, command => Assert.NotEmpty(command.Summary));
        Assert.All(Program.Commands.SelectMany(command => command.Options), option => Assert.NotEmpty(option.Summary));
    }

    private static CommandDescription Command(string name) => Program.Commands.Single(command => command.Name == name);

    private static OptionDescription Option(string command, string name) =>
        Command(command).Options.Single(option => option.Names.Contains(name));
}
