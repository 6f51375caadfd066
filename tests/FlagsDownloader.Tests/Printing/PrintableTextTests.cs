using FlagsDownloader.Printing;

namespace FlagsDownloader.Tests.Printing;

public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("eventloop@30", "eventloop@30")]
    [InlineData("Côte d'Ivoire, नेपाल, 🏴", "Côte d'Ivoire, नेपाल, 🏴")]
    [InlineData("a\u200Cb\u200Dc", "a\u200Cb\u200Dc")]
    [InlineData("\e[31mred", "?[31mred")]
    [InlineData("\e]0;title\a", "?]0;title?")]
    [InlineData("\u009b31mred", "?31mred")]
    [InlineData("a\0b\bc\u007fd", "a?b?c?d")]
    [InlineData("one\r\ntwo\tthree\u0085four\u2028five\u2029six", "one  two three four five six")]
    [InlineData("\u202Egpj.exe", "?gpj.exe")]
    [InlineData("\u2066a\u2069\u200F\u061C\uFEFF", "?a????")]
    [InlineData("a\U000E0041b", "a?b")]
    public void Line_Text_HasNothingThatATerminalObeys(string text, string expected) => Assert.Equal(expected, PrintableText.Line(text));

    // Not as data of a theory: it loses halves of surrogate pairs.
    [Fact]
    public void Line_HalvesOfSurrogatePairs_AreReplaced()
    {
        Assert.Equal("a?b?", PrintableText.Line("a\uD83Cb\uDFF4"));
        Assert.Equal("??", PrintableText.Line("\uDFF4\uD83C"));
    }

    [Fact]
    public void Lines_LineEndsAndTabs_Stay()
    {
        Assert.Equal("one\r\n\ttwo?[0m", PrintableText.Lines("one\r\n\ttwo\e[0m"));
    }

    [Fact]
    public void IsPrintable_Text_IsWhatLineWouldNotChange()
    {
        Assert.True(PrintableText.IsPrintable("wget2"));
        Assert.True(PrintableText.IsPrintable("名"));
        Assert.False(PrintableText.IsPrintable("a\e[2J"));
    }
}
