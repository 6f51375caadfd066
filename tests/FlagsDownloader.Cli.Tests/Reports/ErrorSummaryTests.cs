using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Results;
using static FlagsDownloader.Cli.Tests.Reports.Outcomes;

namespace FlagsDownloader.Cli.Tests.Reports;

public sealed class ErrorSummaryTests
{
    [Fact]
    public void Write_MoreMessagesThanAreKept_CountsTheRest()
    {
        var errors = new ErrorSummary();
        foreach (var number in Enumerable.Range(0, 1_002))
        {
            errors.Add(Failed($"{number}", DownloadPhase.Verify, DownloadCause.ContentWrong, $"wrong {number:0000}"));
        }

        errors.Add(Failed("again", DownloadPhase.Verify, DownloadCause.ContentWrong, "wrong 0003"));

        var lines = Written(errors);
        Assert.Equal(1_001, lines.Length);
        Assert.Equal("flags: 2 x wrong 0003 (verify): 3, again", lines[0]);
        Assert.Equal("flags: 2 more with other messages: --failures FILE lists all", lines[^1]);
    }

    [Fact]
    public void Write_ManyItemsOfOneCause_NamesTheFirstOfAll()
    {
        var errors = new ErrorSummary();
        foreach (var number in Enumerable.Range(0, 100).Reverse())
        {
            errors.Add(Failed($"{number:00}", DownloadPhase.Body, DownloadCause.TimedOut, "timed out"));
        }

        Assert.Equal(["flags: 100 x timed out (body): 00, 01, 02, 03, 04 and 95 more"], Written(errors));
    }

    private static string[] Written(ErrorSummary errors)
    {
        using var output = new StringWriter { NewLine = "\n" };
        errors.Write(output);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
