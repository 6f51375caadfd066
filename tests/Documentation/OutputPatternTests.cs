using FlagsDownloader.Documentation.Commands;

namespace FlagsDownloader.Documentation;

/// <summary>The differences between a document and a run that are allowed.</summary>
public sealed class OutputPatternTests
{
    private static readonly string[] Report =
    [
        "DELAY site: http://127.0.0.1:33195/flags (server embedded in this run)",
        "Searching for 20 flags: from BD to VN",
        "1 connection will be used.",
        "--------------------",
        " 20 flags downloaded.",
        "Elapsed time: 4.10s",
    ];

    private static readonly string[] Comparison =
    [
        "             m  median s         95 %  speed-up        95 %  of ideal",
        "sequential   1     2.028  2.019-2.036     1.00x                  99 %",
        "",
        "sequential ███████████░ 2.028 s",
        "",
        "eventloop   20  0.754   55 MB       17    14-20  20          0       0  212 kB",
        "",
        "Use eventloop: 0.108 s, 18.7x as fast as sequential (18.6 to 18.8).",
        "As fast: threadpool. eventloop needs 9 threads instead of 29.",
    ];

    [Theory]
    [InlineData("33195", "40001")]
    [InlineData("4.10s", "12.3s")]
    public void Difference_InWhatIsMeasured_IsNone(string shown, string printed) =>
        Assert.Null(OutputPattern.Of(Report).Difference(Changed(Report, shown, printed)));

    [Theory]
    [InlineData("DELAY", "LOCAL")]
    [InlineData("embedded", "included")]
    [InlineData("20 flags:", "19 flags:")]
    [InlineData("BD to VN", "BD to VM")]
    [InlineData("1 connection", "2 connection")]
    [InlineData(" 20 flags downloaded", " 19 flags downloaded")]
    [InlineData("downloaded.", "downloaded")]
    [InlineData("Elapsed time", "Time elapsed")]
    [InlineData("33195", "8000")]
    [InlineData("--------------------", "===================")]
    public void Difference_OfAWordOrACount_IsSeen(string shown, string printed) =>
        Assert.NotNull(OutputPattern.Of(Report).Difference(Changed(Report, shown, printed)));

    [Fact]
    public void Difference_LineMissingAddedOrElsewhere_IsSeen()
    {
        var pattern = OutputPattern.Of(Report);

        Assert.NotNull(pattern.Difference(Report[..^1]));
        Assert.NotNull(pattern.Difference(Report[1..]));
        Assert.NotNull(pattern.Difference([.. Report, "flags: one more line"]));
        Assert.NotNull(pattern.Difference([Report[1], Report[0], .. Report[2..]]));
        Assert.NotNull(pattern.Difference([]));
    }

    [Theory]
    [InlineData("2.019-2.036", "1.9-12.1")]
    [InlineData("99 %", "8 %")]
    [InlineData("14-20", "20")]
    [InlineData("███████████░", "█░░░░░")]
    [InlineData("0.108 s", "0.12 s")]
    [InlineData("Use eventloop:", "Use threadpool or eventloop:")]
    public void Difference_InAComparisonsFigures_IsNone(string shown, string printed) =>
        Assert.Null(OutputPattern.Of(Comparison).Difference(Changed(Comparison, shown, printed)));

    [Theory]
    [InlineData("median s", "mean s")]
    [InlineData("sequential   1", "sequentially 1")]
    [InlineData("of ideal", "ideal")]
    [InlineData("Use eventloop", "Take eventloop")]
    [InlineData("███████████░ 2.028 s", "2.028 s")]
    public void Difference_InAComparisonsWords_IsSeen(string shown, string printed) =>
        Assert.NotNull(OutputPattern.Of(Comparison).Difference(Changed(Comparison, shown, printed)));

    [Theory]
    [InlineData("DELAY http://127.0.0.1:8001/flags  delay 0.5 s, no errors, seed 0", "0.5 s", "0.6 s")]
    [InlineData("DELAY http://127.0.0.1:8001/flags  delay 0.5 s, 25% answered 418, seed 0", "25%", "26%")]
    [InlineData("""{"profile":"ERROR","delay":"0.5","error_rate":0.25}""", "0.25", "0.26")]
    [InlineData("flags: --delay 0.5..x is wrong", "0.5", "0.6")]
    [InlineData("0.5..5 s", "0.5", "0.6")]
    [InlineData("BR\tok\t16067", "16067", "16068")]
    public void Difference_InWhatWasAskedFor_IsSeen(string line, string shown, string printed) =>
        Assert.NotNull(OutputPattern.Of([line]).Difference(Changed([line], shown, printed)));

    [Fact]
    public void Difference_Dots_StandForAnyLines()
    {
        var pattern = OutputPattern.Of([Report[0], "...", Report[^1]]);

        Assert.Null(pattern.Difference(Report));
        Assert.Null(pattern.Difference([Report[0], Report[^1]]));
        Assert.NotNull(pattern.Difference([Report[0], "Elapsed hours: 4.10s"]));
        Assert.NotNull(pattern.Difference(["LOCAL", Report[^1]]));
    }

    [Fact]
    public void Difference_NamesTheLineThatIsNotMet()
    {
        var difference = OutputPattern.Of(Report).Difference(Changed(Report, "Searching", "Looking"));

        Assert.Contains("«Searching for 20 flags: from BD to VN»", difference, StringComparison.Ordinal);
    }

    private static string[] Changed(string[] lines, string shown, string printed)
    {
        Assert.Contains(lines, line => line.Contains(shown, StringComparison.Ordinal));
        return [.. lines.Select(line => line.Replace(shown, printed, StringComparison.Ordinal))];
    }

    [Fact]
    public void Difference_OtherLongestSteps_IsNone() =>
        Assert.Null(OutputPattern.Of(["eventloop  20  server 0.105, answer 0.020, TLS 0.004"]).Difference(["eventloop  20  empty 0.482, connect 0.232, server 0.105"]));

    [Fact]
    public void Difference_OtherContendersSteps_IsTheLine() =>
        Assert.NotNull(OutputPattern.Of(["eventloop  20  server 0.105, answer 0.020, save 0.004"]).Difference(["whenall  20  server 0.105, answer 0.020, save 0.004"]));
}
