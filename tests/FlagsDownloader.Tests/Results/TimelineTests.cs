using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Results;

public sealed class TimelineTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly FakeTime _time = new();

    [Fact]
    public void Timeline_New_IsStartedAndAdmittedNowAndNothingElse()
    {
        var timeline = new Timeline(_time);

        Assert.Equal(new Mark(_time.GetTimestamp(), Environment.CurrentManagedThreadId), timeline[DownloadStep.Started]);
        Assert.Equal(timeline[DownloadStep.Started], timeline[DownloadStep.Admitted]);
        Assert.All(
            [timeline[DownloadStep.Attempted], timeline[DownloadStep.Sent], timeline[DownloadStep.Answered], timeline[DownloadStep.Received], timeline[DownloadStep.Saving], timeline[DownloadStep.Saved], timeline[DownloadStep.Finished]],
            mark => Assert.False(mark.Reached));
        Assert.Equal(0, timeline.Attempts);
    }

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

    // A timeline is made for every item.
    [Fact]
    public void Timeline_ReachingEveryStep_AllocatesNothingMore()
    {
        var timeline = Finish(new Timeline(TimeProvider.System)); // The code is compiled.

        var before = GC.GetAllocatedBytesForCurrentThread();
        timeline = new Timeline(TimeProvider.System);
        var afterMaking = GC.GetAllocatedBytesForCurrentThread();
        Finish(timeline);
        var afterMarking = GC.GetAllocatedBytesForCurrentThread();

        Assert.InRange(afterMaking - before, DownloadSteps.Count * 16, (DownloadSteps.Count * 16) + 96);
        Assert.Equal(0, afterMarking - afterMaking);

        static Timeline Finish(Timeline timeline)
        {
            timeline.MarkAttempt();
            timeline.MarkSent();
            timeline.MarkAnswered();
            timeline.MarkReceived();
            timeline.MarkSaving();
            timeline.MarkSaved();
            timeline.MarkFinished();
            return timeline;
        }
    }

    [Fact]
    public void Timeline_AdmittedBefore_ShowsTheWaitForAThread()
    {
        var admitted = Mark.Now(_time);
        _time.Advance(Step);

        var timeline = new Timeline(_time, admitted);

        Assert.Equal(admitted, timeline[DownloadStep.Admitted]);
        Assert.Equal(Step, _time.GetElapsedTime(timeline[DownloadStep.Admitted].Timestamp, timeline[DownloadStep.Started].Timestamp));
    }

    [Fact]
    public void Timeline_EveryStep_IsMarkedInOrder()
    {
        var timeline = new Timeline(_time);
        Action[] steps =
        [
            timeline.MarkAttempt, () => timeline.MarkSent(), () => timeline.MarkAnswered(), timeline.MarkReceived,
            timeline.MarkSaving, timeline.MarkSaved, timeline.MarkFinished,
        ];
        foreach (var step in steps)
        {
            _time.Advance(Step);
            step();
        }

        Mark[] marks =
        [
            timeline[DownloadStep.Started], timeline[DownloadStep.Attempted], timeline[DownloadStep.Sent], timeline[DownloadStep.Answered], timeline[DownloadStep.Received],
            timeline[DownloadStep.Saving], timeline[DownloadStep.Saved], timeline[DownloadStep.Finished],
        ];
        Assert.All(marks.Zip(marks.Skip(1)), pair => Assert.Equal(Step, _time.GetElapsedTime(pair.First.Timestamp, pair.Second.Timestamp)));
    }

    [Fact]
    public void ServerDelay_SeveralAnswers_IsTheirSum()
    {
        var timeline = new Timeline(_time);
        Assert.Null(timeline.ServerDelay);

        timeline.MarkAnswered();
        Assert.Null(timeline.ServerDelay);

        timeline.MarkAnswered(TimeSpan.FromMilliseconds(100));
        timeline.MarkAnswered(TimeSpan.FromMilliseconds(20));
        timeline.CreateChild().MarkAnswered(TimeSpan.FromMilliseconds(3));

        Assert.Equal(TimeSpan.FromMilliseconds(123), timeline.ServerDelay);
    }

    [Fact]
    public void MarkAttempt_AfterAFailedAttempt_ResetsItsSteps()
    {
        var timeline = new Timeline(_time);
        timeline.MarkAttempt();
        timeline.MarkSent();
        timeline.MarkAnswered();
        timeline.MarkReceived();
        _time.Advance(Step);

        timeline.MarkAttempt();

        Assert.Equal(2, timeline.Attempts);
        Assert.Equal(Step, _time.GetElapsedTime(timeline[DownloadStep.Started].Timestamp, timeline[DownloadStep.Attempted].Timestamp));
        Assert.All([timeline[DownloadStep.Sent], timeline[DownloadStep.Answered], timeline[DownloadStep.Received]], mark => Assert.False(mark.Reached));
    }

    [Fact]
    public void MarkSent_AfterTheResponse_IsIgnored()
    {
        var timeline = new Timeline(_time);
        timeline.MarkAttempt();
        timeline.MarkSent();
        var sent = timeline[DownloadStep.Sent];
        timeline.MarkAnswered();
        _time.Advance(Step);

        timeline.MarkSent();

        Assert.Equal(sent, timeline[DownloadStep.Sent]);
    }

    [Fact]
    public void MarkSent_Twice_IsTheLastWriteAndTwoRequests()
    {
        var timeline = new Timeline(_time);
        timeline.MarkAttempt();
        timeline.MarkSent();
        _time.Advance(Step);

        timeline.MarkSent();

        Assert.Equal(_time.GetTimestamp(), timeline[DownloadStep.Sent].Timestamp);
        Assert.Equal(2, timeline.Attempts);
    }

    [Fact]
    public void Phase_StepByStep_IsTheOneUnderWay()
    {
        var timeline = new Timeline(_time);
        var opening = new ConnectionOpening(_time, isEncrypted: true);
        var seen = new List<DownloadPhase>();
        Action[] steps =
        [
            timeline.MarkAttempt,
            () => timeline.MarkOpening(DownloadPhase.Resolve, opening),
            () => timeline.MarkOpening(DownloadPhase.Connect, opening),
            () => timeline.MarkOpening(DownloadPhase.Tls, opening),
            () => timeline.MarkSent(),
            () => timeline.MarkOpening(DownloadPhase.Tls, opening), // A connection that comes too late.
            timeline.MarkWaiting,
            () => timeline.MarkAnswered(),
            timeline.MarkWaiting, // The response arrived before the end of the request.
            timeline.MarkRedirected,
        ];

        foreach (var step in steps)
        {
            step();
            seen.Add(timeline.Phase);
        }

        Assert.Equal(
            [
                DownloadPhase.Connect, DownloadPhase.Resolve, DownloadPhase.Connect, DownloadPhase.Tls, DownloadPhase.Send,
                DownloadPhase.Send, DownloadPhase.Headers, DownloadPhase.Body, DownloadPhase.Body, DownloadPhase.Connect,
            ],
            seen);
        Assert.Equal(1, timeline.Attempts);
    }

    [Fact]
    public void Mark_AnotherThread_HasItsId()
    {
        var timeline = new Timeline(_time);
        var id = 0;
        var thread = new Thread(() =>
        {
            id = Environment.CurrentManagedThreadId;
            timeline.MarkSaving();
        });
        thread.Start();
        thread.Join();

        Assert.Equal(id, timeline[DownloadStep.Saving].ThreadId);
        Assert.NotEqual(id, timeline[DownloadStep.Started].ThreadId);
    }

    private ConnectionOpening Open(Timeline timeline)
    {
        var opening = new ConnectionOpening(_time, isEncrypted: false);
        timeline.MarkOpening(DownloadPhase.Resolve, opening);
        return opening;
    }
}
