using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Comparisons;

/// <summary>Assertions of `flags compare`, including those that guard this project's timing.</summary>
[Collection(Measuring.Name)]
public sealed class AssertionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// The project's promises for its strategies, with margins for a busy machine: 20 flags, each 0.3 s late, take 6 s one after another.
    /// </summary>
    [Fact]
    [Timing("the strategies'")]
    public void TheStrategies_AgainstTheLocalServer_KeepTheirPromises()
    {
        var result = Compare(
            "--delay", "0.3", "--rounds", "3", "--strategies", "sequential,threadpool,eventloop,parallel,whenall,channel", "-m", "20",
            "--assert", "sequential >= 80% ideal",
            "--assert", "threadpool >= 5x sequential",
            "--assert", "eventloop >= 5x sequential",
            "--assert", "parallel >= 5x sequential",
            "--assert", "whenall >= 5x sequential",
            "--assert", "channel >= 5x sequential",
            "--assert", "eventloop >= 40% ideal",
            "--assert", "eventloop.errors == 0",
            "--assert", "threadpool.errors == 0",
            "--assert", "eventloop.ok == 20",
            "--assert", "eventloop.peak <= 20",
            "--assert", "threadpool.peak <= 20",
            "--assert", "eventloop.threads < 40",
            "--assert", "eventloop.memory < 150MB",
            "--quiet");

        Assert.True(result.ExitCode == 0, $"{result.Output}\n{result.Error}");
        Assert.Equal(14, result.ErrorLines.Length);
    }

    [Fact]
    public void AnAssertion_AboutACount_DoesNotDependOnTheTimeAndExits3()
    {
        var result = Compare("-l", "2", "--delay", "0", "--rounds", "1", "--strategies", "eventloop", "--quiet", "--assert", "eventloop.ok == 3");

        Assert.Equal(3, result.ExitCode);
        var line = Assert.Single(result.ErrorLines);
        Assert.Contains("eventloop.ok == 3", line, StringComparison.Ordinal);
        Assert.Contains("Time in process", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Timing("two strategies'")]
    public void AnAssertion_Broken_SaysWhatWasMeasuredAndExits3()
    {
        var result = Compare("-l", "5", "--delay", "0.05", "--rounds", "3", "--quiet", "--assert", "sequential >= 3x eventloop");

        Assert.Equal(3, result.ExitCode);
        var line = Assert.Single(result.ErrorLines);
        Assert.Contains("sequential >= 3x eventloop", line, StringComparison.Ordinal);
        Assert.Matches(@"0\.\d+x", line);
        Assert.Contains("Time in process", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eventloop is fast")]
    [InlineData("eventloop >= 5")]
    [InlineData("eventloop.speed > 5")]
    [InlineData(">= 5x sequential")]
    public void AnAssertion_Invalid_ShowsTheGrammarAndExits2(string expression)
    {
        var result = Compare("--assert", expression);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("eventloop >= 5x sequential", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curl.errors == 0", "curl")]
    [InlineData("eventloop@7 >= 2x sequential", "eventloop@7")]
    public void AnAssertion_UnknownContender_IsRefusedBeforeAnythingRuns(string expression, string named)
    {
        var result = Compare("--assert", expression);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(named, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private FlagsResult Compare(params string[] arguments) => FlagsProcess.Run(_folder.Path, ["compare", .. arguments]);
}
