using FlagsDownloader.CommandLine;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Commands;

/// <summary>A program adds a strategy, and the whole command line has it. Comparisons with one are in the tests of samples/.</summary>
public sealed class OwnStrategyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StrategyCollection _strategies = new();
    private int _created;

    public OwnStrategyTests() => _strategies.Add(
        "mine",
        () =>
        {
            _created++;
            return new WhenAllDownloader();
        },
        "the one of this test",
        defaultBound: 4);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Download_OwnStrategy_RunsIt()
    {
        using var server = new ScriptedServer(_ => ScriptedAnswer.Ok(Gif.Pixel));

        var run = CommandRun.Execute(
            _strategies, "download", "--strategy", "Mine", "-l", "6", "-s", $"{server.Address}", "-o", _folder.FullName, "--json");

        Assert.Equal((ExitCode.Success, "", 1), (run.ExitCode, run.Errors, _created));
        Assert.Contains("\"strategy\": \"mine\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"bound\": 4", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("download", "--help")]
    [InlineData("compare", "--help")]
    public void Help_OfACommandWithStrategies_NamesIt(params string[] args)
    {
        var words = CommandRun.Execute(_strategies, args).Output.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Contains("blockingpool,", words);
        Assert.Contains(words, word => word is "mine." or "mine,");
    }

    [Theory]
    [InlineData("man")]
    [InlineData("completions", "zsh")]
    [InlineData("completions", "fish")]
    public void Words_WithMeanings_HaveItsSummary(params string[] args)
    {
        var run = CommandRun.Execute(_strategies, args);

        Assert.Contains("the one of this test", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("download", "--strategy", "min")]
    [InlineData("compare", "--strategies", "mine,min")]
    public void Strategy_Misspelt_IsAnErrorThatNamesIt(params string[] args)
    {
        var run = CommandRun.Execute(_strategies, args);

        Assert.Equal(
            (ExitCode.Usage, "flags: 'min' is not a strategy: write one of sequential, threadpool, eventloop, parallel, whenall, channel, adaptive, blockingpool, mine\n"),
            (run.ExitCode, run.Errors));
        Assert.Equal(0, _created);
    }

    [Fact]
    public async Task RunAsync_NameThatIsTaken_FailsBeforeAnythingRuns()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => FlagsProgram.RunAsync(["download"], strategies => strategies.Add("eventloop", () => new WhenAllDownloader())));

        Assert.Contains("'eventloop' is taken", exception.Message, StringComparison.Ordinal);
    }
}
