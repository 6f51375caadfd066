using FlagsDownloader.Comparison.Charts;

namespace FlagsDownloader.Comparison.Tests.Charts;

public sealed class ChartTextTests
{
    [Fact]
    public void Fit_TextThatFits_IsUnchanged() => Assert.Equal("eventloop", ChartText.Fit("eventloop", 100, 13));

    [Fact]
    public void Fit_LongText_KeepsBeginningAndEnd()
    {
        var cut = ChartText.Fit("a-very-long-name-of-a-program -m 100", 150, 13);

        Assert.Matches("^a-very.*….*-m 100$", cut);
        Assert.InRange(ChartText.Width(cut, 13), 100, 150);
    }

    [Theory]
    [InlineData("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 60)]
    [InlineData("🇧🇷🇧🇷🇧🇷🇧🇷", 60)]
    public void Fit_CharactersOfSeveralParts_CutsNoneInTwo(string text, double room)
    {
        var parts = ChartText.Fit(text, room, 13).Split('…');

        Assert.All(parts, part => Assert.Equal(0, part.Length % (text.Length / 4)));
    }

    [Fact]
    public void Fit_NoRoom_IsAnEllipsis() => Assert.Equal("…", ChartText.Fit("eventloop", 1, 13));

    [Fact]
    public void Wrap_Verdict_HasLinesOfAboutOneLengthAndUnitsBesideTheirFigures()
    {
        var lines = ChartText.Wrap("5 rounds cannot tell threadpool, 0.308 s, from eventloop, 0.517 s; 14 would.", 600, 16, lines: 3, isBold: true);

        Assert.Equal(["5 rounds cannot tell threadpool, 0.308 s,", "from eventloop, 0.517 s; 14 would."], lines);
    }

    [Fact]
    public void Wrap_TextOfMoreLines_EndsWithItsEndAfterAnEllipsis()
    {
        var lines = ChartText.Wrap(string.Join(' ', Enumerable.Range(100, 100)), 300, 16, lines: 2);

        Assert.Equal(2, lines.Count);
        Assert.Matches("….*199$", lines[1]);
        Assert.All(lines, line => Assert.InRange(ChartText.Width(line, 16), 1, 300));
    }

    [Fact]
    public void Wrap_OneLongWord_IsCut() => Assert.Contains('…', Assert.Single(ChartText.Wrap(new string('w', 100), 300, 16, lines: 3)));
}
