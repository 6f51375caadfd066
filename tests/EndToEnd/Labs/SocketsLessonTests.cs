namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab sockets`.</summary>
public sealed class SocketsLessonTests() : LessonTests("sockets")
{
    [Fact]
    public void Messages_OfThreeSockets_AreReceivedByOneThreadAndByThree()
    {
        // A message may come in two pieces, or two in one.
        Assert.InRange(Lesson.Figure("loop_messages_count"), 3, 10);
        Assert.InRange(Lesson.Figure("threads_messages_count"), 3, 10);
        Assert.Equal(1, Lesson.Figure("loop_threads_count"));
        Assert.Equal(3, Lesson.Figure("threads_threads_count"));
    }

    [Fact]
    public void Selector_OfTheLoop_WaitsForConnectsToWriteAndForMessagesToRead()
    {
        var looks = Lesson.Transcript.OutputLines.Where(line => line.Contains(" s  ", StringComparison.Ordinal)).ToList();

        Assert.InRange(Lesson.Figure("selector_sleeps_count"), 1, Lesson.Figure("selector_looks_count"));
        Assert.Contains(looks, line => line.Contains("w ", StringComparison.Ordinal));
        Assert.Contains(looks, line => line.EndsWith('r'));
    }

    [Fact]
    public void Sockets_ReadyWhileOneComputes_AreFoundByTheNextLook() =>
        InOneOfTenRuns(() => Assert.Equal(2, Lesson.Figure("ready_after_computing_count")));
}
