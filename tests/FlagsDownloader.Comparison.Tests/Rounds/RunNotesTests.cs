using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class RunNotesTests
{
    private static readonly Contender Strategy = new("eventloop", 20) { Strategy = "eventloop" };
    private static readonly Contender Peer = new("curl", 20) { Command = "curl {urls}" };

    [Fact]
    public void Create_RunsThatDidTheirWork_IsNothing()
    {
        Assert.Empty(RunNotes.Create([Strategy, Peer], [Runs.Create(0, 1, 1), Runs.Create(1, 1, null)]));
    }

    [Fact]
    public void Create_WrongFilesAndExitCodesOfAPeer_NamesThem()
    {
        MeasuredRun[] runs =
        [
            Runs.Create(0, 1, 1) with { ExitCode = 1 },
            Runs.Create(1, 1, null) with { WrongFiles = 1, ExitCode = 22 },
            Runs.Create(1, 2, null),
        ];

        Assert.Equal(
            ["curl left 1 file that is not what the server has.", "curl ended with exit code 22 in 1 of 2 rounds."],
            RunNotes.Create([Strategy, Peer], runs));
    }

    [Fact]
    public void Create_AStrategyWhoseFilesAreWrong_SaysSo()
    {
        Assert.Equal(
            ["eventloop left 3 files that are not what the server has."],
            RunNotes.Create([Strategy], [Runs.Create(0, 1, 1) with { WrongFiles = 3 }]));
    }
}
