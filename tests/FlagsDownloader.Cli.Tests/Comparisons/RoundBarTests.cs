using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Tests.Progress;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Comparisons;

public sealed class RoundBarTests : IDisposable
{
    private static readonly Contender First = new("sequential", 1) { Strategy = "sequential" };
    private static readonly Contender Second = new("eventloop", 20) { Strategy = "eventloop" };

    private readonly FakeTime _time = new();
    private readonly RoundBar _bar;

    // The thread does not run. The test checks the view that it would draw.
    public RoundBarTests() => _bar = new RoundBar(2, TextWriter.Null, _time, new ScriptedScreen { HasThreads = false }.Screen);

    public void Dispose() => _bar.Dispose();

    [Fact]
    public void View_BeforeTheFirstRun_IsNone() => Assert.Null(_bar.View());

    [Fact]
    public void View_FirstRunOfAContender_HasOnlyAClock()
    {
        _bar.Running(new RoundProgress(First, 0, null, 0, null));
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(new BarView(0, 20, "warm-up", new ChildBarView(1, 0, "sequential -m 1")), _bar.View());
    }

    [Fact]
    public void View_LaterRun_IsFilledByTheTimeOfThePreviousOne()
    {
        _bar.Running(new RoundProgress(First, 0, 3, 0, null));
        _time.Advance(TimeSpan.FromSeconds(4));
        _bar.Running(new RoundProgress(Second, 0, 3, 0, null));
        _time.Advance(TimeSpan.FromSeconds(1));
        _bar.Running(new RoundProgress(First, 1, 3, 0, null));
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(new BarView(0, 6, "round 1 of 3", new ChildBarView(3, 0.75, "sequential -m 1")), _bar.View());
    }

    [Fact]
    public void View_RunLongerThanThePreviousOne_IsFull()
    {
        _bar.Running(new RoundProgress(First, 0, 3, 0, null));
        _time.Advance(TimeSpan.FromSeconds(1));
        _bar.Running(new RoundProgress(First, 1, 3, 0, null));
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(1, _bar.View()!.Child!.Share);
    }

    [Fact]
    public void View_NumberOfRoundsFound_DoesNotGoBack()
    {
        _bar.Running(new RoundProgress(Second, 1, null, 1, null));
        var before = _bar.View()!;
        _bar.Running(new RoundProgress(First, 2, 5, 2, TimeSpan.FromSeconds(7.2)));
        var after = _bar.View()!;

        Assert.Equal((1, 20), (before.Done, before.Total));
        Assert.Equal((2, 10, "round 2 of 5, about 8 s left"), (after.Done, after.Total, after.Message));
    }

    [Fact]
    public void View_AllRoundsDone_IsFullAndHasNoRun()
    {
        _bar.Running(new RoundProgress(Second, 3, 3, 5, TimeSpan.FromSeconds(1)));
        _bar.Complete();

        Assert.Equal(new BarView(6, 6, "3 rounds, 6 runs"), _bar.View());
    }
}
