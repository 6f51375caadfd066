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

        Assert.Equal(new Mark(_time.GetTimestamp(), Environment.CurrentManagedThreadId), timeline.Started);
        Assert.Equal(timeline.Started, timeline.Admitted);
        Assert.All(
            [timeline.Attempted, timeline.Sent, timeline.Answered, timeline.Received, timeline.Saving, timeline.Saved, timeline.Finished],
            mark => Assert.False(mark.Reached));
        Assert.Equal(0, timeline.Attempts);
    }

    [Fact]
    public void Timeline_AdmittedBefore_ShowsTheWaitForAThread()
    {
        var admitted = Mark.Now(_time);
        _time.Advance(Step);

        var timeline = new Timeline(_time, admitted);

        Assert.Equal(admitted, timeline.Admitted);
        Assert.Equal(Step, _time.GetElapsedTime(timeline.Admitted.Timestamp, timeline.Started.Timestamp));
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
            timeline.Started, timeline.Attempted, timeline.Sent, timeline.Answered, timeline.Received,
            timeline.Saving, timeline.Saved, timeline.Finished,
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
    public void MarkAttempt_AfterAFailedAttempt_ForgetsItsSteps()
    {
        var timeline = new Timeline(_time);
        timeline.MarkAttempt();
        timeline.MarkSent();
        timeline.MarkAnswered();
        timeline.MarkReceived();
        _time.Advance(Step);

        timeline.MarkAttempt();

        Assert.Equal(2, timeline.Attempts);
        Assert.Equal(Step, _time.GetElapsedTime(timeline.Started.Timestamp, timeline.Attempted.Timestamp));
        Assert.All([timeline.Sent, timeline.Answered, timeline.Received], mark => Assert.False(mark.Reached));
    }

    [Fact]
    public void MarkSent_AfterTheAnswer_IsSomeoneElsesWrite()
    {
        var timeline = new Timeline(_time);
        timeline.MarkAttempt();
        timeline.MarkSent();
        var sent = timeline.Sent;
        timeline.MarkAnswered();
        _time.Advance(Step);

        timeline.MarkSent();

        Assert.Equal(sent, timeline.Sent);
    }

    [Fact]
    public void MarkSent_Twice_IsTheLastWriteAndTwoRequests()
    {
        var timeline = new Timeline(_time);
        timeline.MarkAttempt();
        timeline.MarkSent();
        _time.Advance(Step);

        timeline.MarkSent();

        Assert.Equal(_time.GetTimestamp(), timeline.Sent.Timestamp);
        Assert.Equal(2, timeline.Attempts);
    }

    [Fact]
    public void Phase_StepByStep_IsTheOneUnderWay()
    {
        var timeline = new Timeline(_time);
        var seen = new List<DownloadPhase>();
        Action[] steps =
        [
            timeline.MarkAttempt,
            () => timeline.MarkOpening(DownloadPhase.Resolve),
            () => timeline.MarkOpening(DownloadPhase.Connect),
            () => timeline.MarkOpening(DownloadPhase.Tls),
            () => timeline.MarkSent(),
            () => timeline.MarkOpening(DownloadPhase.Tls), // A connection that comes too late.
            timeline.MarkWaiting,
            () => timeline.MarkAnswered(),
            timeline.MarkWaiting, // The answer overtook the end of the request.
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

        Assert.Equal(id, timeline.Saving.ThreadId);
        Assert.NotEqual(id, timeline.Started.ThreadId);
    }
}
