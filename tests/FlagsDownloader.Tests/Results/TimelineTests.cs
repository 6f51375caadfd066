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
}
