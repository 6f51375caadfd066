using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Tests.Terminals;

public sealed class StyledTextTests
{
    [Theory]
    [InlineData("one two three", 80, "one two three")]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("one two three", 12, "one two|three")]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 5, "one|two|three")]
    [InlineData("one two three", 3, "one|two|thr|ee")]
    [InlineData("a longword b", 4, "a|long|word|b")]
    [InlineData("longword", 4, "long|word")]
    [InlineData("  indented text", 10, "  indented|text")]
    [InlineData("█ ideal   ░ above", 17, "█ ideal   ░ above")]
    [InlineData("first\nsecond line", 8, "first|second|line")]
    [InlineData("", 10, "")]
    [InlineData("日本の 国旗", 11, "日本の 国旗")]
    [InlineData("日本の 国旗", 10, "日本の|国旗")]
    [InlineData("日本の", 5, "日本|の")]
    [InlineData("日本", 1, "日|本")]
    [InlineData("Sa\u0303o Tome\u0301", 8, "Sa\u0303o Tome\u0301")]
    [InlineData("🇧🇷🇫🇷", 3, "🇧🇷|🇫🇷")]
    [InlineData("ab", 0, "a|b")]
    public void Wrap_Words_AreNoWiderThanTheTerminal(string text, int width, string lines) =>
        Assert.Equal(lines, string.Join('|', StyledText.Wrap(text, width)));

    [Theory]
    [InlineData(nameof(OutputMode.Styled), "\e[1mTitle\e[0m\n\e[2mnote\e[0m\n\e[1mkey\e[0m, round 1\n")]
    [InlineData(nameof(OutputMode.InPlace), "Title\nnote\nkey, round 1\n")]
    [InlineData(nameof(OutputMode.Plain), "Title\nnote\nkey, round 1\n")]
    public void Write_BoldAndDim_OnlyWhereTheOutputTakesThem(string mode, string written) =>
        Assert.Equal(
            written,
            Written(mode, 80, text =>
            {
                text.WriteBold("Title");
                text.WriteDim("note");
                text.WriteBoldStart("key", ", round 1");
            }));

    [Fact]
    public void WriteBold_AWideTitle_IsBoldOnEachLine() =>
        Assert.Equal("\e[1mTime in\e[0m\n\e[1mprocess\e[0m\n", Written(nameof(OutputMode.Styled), 8, text => text.WriteBold("Time in process")));

    [Fact]
    public void WriteLine_ARowOfATable_IsNeverWrapped() =>
        Assert.Equal("a row of a table\n", Written(nameof(OutputMode.Styled), 8, text => text.WriteLine("a row of a table")));

    private static string Written(string mode, int width, Action<StyledText> write)
    {
        using var output = new StringWriter { NewLine = "\n" };
        write(new StyledText(output, Enum.Parse<OutputMode>(mode), width));
        return output.ToString();
    }
}
