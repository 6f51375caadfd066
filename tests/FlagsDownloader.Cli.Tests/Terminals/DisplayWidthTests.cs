using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Tests.Terminals;

public sealed class DisplayWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("flags", 5)]
    [InlineData("São Tomé", 8)]
    [InlineData("Sa\u0303o", 3)]
    [InlineData("█░", 2)]
    [InlineData("日本", 4)]
    [InlineData("한국", 4)]
    [InlineData("ＡＢ", 4)]
    [InlineData("ﾆﾎﾝ", 3)]
    [InlineData("ไทย", 3)]
    [InlineData("ที่", 1)]
    [InlineData("🎉", 2)]
    [InlineData("🇧🇷", 2)]
    [InlineData("🇧🇷🇫🇷", 4)]
    [InlineData("❤", 1)]
    [InlineData("❤\uFE0F", 2)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("👍🏽", 2)]
    [InlineData("\u200B", 0)]
    [InlineData("\a", 0)]
    public void Compute_AText_IsTheColumnsThatATerminalUses(string text, int columns) => Assert.Equal(columns, DisplayWidth.Compute(text));

    [Theory]
    [InlineData("flags", 3, "fla")]
    [InlineData("flags", 0, "")]
    [InlineData("flags", 9, "flags")]
    [InlineData("日本", 3, "日")]
    [InlineData("Sa\u0303o", 2, "Sa\u0303")]
    [InlineData("🇧🇷🇫🇷", 3, "🇧🇷")]
    public void Cut_AText_EndsBetweenTwoCharacters(string text, int columns, string cut) => Assert.Equal(cut, DisplayWidth.Cut(text, columns));

    [Fact]
    public void Pad_WideCharacters_CountTwice()
    {
        Assert.Equal("日本  ", DisplayWidth.PadRight("日本", 6));
        Assert.Equal("  日本", DisplayWidth.PadLeft("日本", 6));
        Assert.Equal("日本", DisplayWidth.PadLeft("日本", 2));
    }
}
