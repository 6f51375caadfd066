using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Results;

/// <summary>How long a request waits for its connection: for a thread of the shared pool, or until it is opened.</summary>
public sealed class TimelineOpeningTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly FakeTime _time = new();

    // A connection that is older than the request did not keep it waiting.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MarkSent_EncryptedConnection_IsConnectedWhenItWasOpenedForThisRequest(bool isNew)
    {
        var timeline = new Timeline(_time);
        var connection = new ConnectionOpening(_time, isEncrypted: true);
        connection.End();
        _time.Advance(Step);
        timeline.MarkAttempt();
        _time.Advance(Step);
        if (isNew)
        {
            connection.End();
        }

        _time.Advance(Step);

        timeline.MarkSent(connection);

        Assert.Equal(isNew ? connection.Ended : timeline[DownloadStep.Sent], timeline[DownloadStep.Connected]);
        Assert.Equal(_time.GetTimestamp(), timeline[DownloadStep.Sent].Timestamp);
    }

    [Fact]
    public void MarkOpening_OfItsOwnConnectionTwice_IsWhenItBegan()
    {
        var timeline = new Timeline(_time);
        timeline.MarkAttempt();
        _time.Advance(Step);
        var opening = Open(timeline);
        var began = Mark.Now(_time);
        _time.Advance(Step);
        timeline.MarkOpening(DownloadPhase.Connect, opening);
        opening.End();

        timeline.MarkSent(opening);

        Assert.Equal(began, timeline[DownloadStep.Opening]);
        timeline.MarkAttempt();
        Assert.False(timeline[DownloadStep.Opening].Reached);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MarkOpening_OfAnAttemptThatEnds_CountsTheWaitForThePoolBeforeIt(bool hasFailed)
    {
        var timeline = new Timeline(_time);
        timeline.MarkAttempt();
        _time.Advance(Step);
        var opening = Open(timeline);
        if (hasFailed)
        {
            _time.Advance(Step);
            opening.End();
        }

        _time.Advance(Step);

        timeline.MarkFinished();

        Assert.Equal(Step, timeline.Between(DownloadStep.Attempted, DownloadStep.Opening));
    }

    [Fact]
    public void MarkOpening_AfterTheEnd_DoesNotCount()
    {
        var timeline = new Timeline(_time);
        timeline.MarkAttempt();
        timeline.MarkFinished();

        Open(timeline);
        timeline.MarkFinished();

        Assert.False(timeline[DownloadStep.Opening].Reached);
    }

    // The handler gives a connection to the request that waits for the longest, whichever it was opened for.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MarkSent_OverAConnectionOpenedForAnotherRequest_HasItsOpening(bool isOwnBegun)
    {
        var timeline = new Timeline(_time);
        timeline.MarkAttempt();
        if (isOwnBegun)
        {
            Open(timeline).End();
        }

        _time.Advance(Step);
        var connection = new ConnectionOpening(_time, isEncrypted: false);
        var began = Mark.Now(_time);
        _time.Advance(Step);
        connection.End();
        _time.Advance(Step);

        timeline.MarkSent(connection);

        Assert.Equal(began, timeline[DownloadStep.Opening]);
        Assert.Equal(timeline[DownloadStep.Sent], timeline[DownloadStep.Connected]);
    }

    [Fact]
    public void MarkSent_OverAConnectionWhoseOpeningBeganBefore_CountsItFromTheAttemptOn()
    {
        var timeline = new Timeline(_time);
        var connection = new ConnectionOpening(_time, isEncrypted: false);
        _time.Advance(Step);
        timeline.MarkAttempt();
        _time.Advance(Step);
        connection.End();

        timeline.MarkSent(connection);

        Assert.Equal(timeline[DownloadStep.Attempted].Timestamp, timeline[DownloadStep.Opening].Timestamp);
    }

    // A connection that carries another request is free again only afterwards.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MarkSent_OverAUsedConnection_WaitedForThePoolOnlyWhereItWasBusy(bool wasBusy)
    {
        var timeline = new Timeline(_time);
        var connection = new ConnectionOpening(_time, isEncrypted: false);
        connection.End();
        var lastAnswer = _time.GetTimestamp();
        _time.Advance(Step);
        timeline.MarkAttempt();
        _time.Advance(Step);
        if (wasBusy)
        {
            // Opened since the attempt, but for another request, and given to that one.
            connection.End();
            _time.Advance(Step);
            lastAnswer = _time.GetTimestamp();
        }

        _time.Advance(Step);

        timeline.MarkSent(connection, lastAnswer);

        Assert.Equal(wasBusy ? timeline[DownloadStep.Sent] : default, timeline[DownloadStep.Opening]);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 6)]
    public void MarkSent_OverABusyConnection_CountsOnlyItsOwnOpeningAsConnecting(bool isOwnGiven, int seconds)
    {
        var timeline = new Timeline(_time);
        var connection = new ConnectionOpening(_time, isEncrypted: false);
        connection.End();
        timeline.MarkAttempt();
        _time.Advance(3 * Step);
        var own = Open(timeline);
        _time.Advance(Step);
        if (isOwnGiven)
        {
            own.End();
        }

        _time.Advance(5 * Step);

        timeline.MarkSent(connection, lastAnswer: _time.GetTimestamp());

        Assert.Equal(seconds * Step, timeline.Between(DownloadStep.Opening, DownloadStep.Sent));
        Assert.Equal((9 - seconds) * Step, timeline.Between(DownloadStep.Attempted, DownloadStep.Opening));
    }

    private ConnectionOpening Open(Timeline timeline)
    {
        var opening = new ConnectionOpening(_time, isEncrypted: false);
        timeline.MarkOpening(DownloadPhase.Resolve, opening);
        return opening;
    }
}
