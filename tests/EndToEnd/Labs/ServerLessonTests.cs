using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab server`.</summary>
[SecondTier("a thousand clients of three servers; FinderServerTests has the server in every run")]
public sealed class ServerLessonTests() : LessonTests("server")
{
    [Fact]
    public void Kinds_OfServers_AnswerTheirQueries()
    {
        Lesson.LineOf("U+265A ♚ BLACK CHESS KING");
        Lesson.LineOf("U+216A Ⅺ ROMAN NUMERAL ELEVEN");
        Lesson.LineOf("HTTP/1.1 200 OK");
        Lesson.LineOf("<tr><th scope=\"row\">U+2615</th><td><bdi>☕</bdi></td><td>HOT BEVERAGE</td></tr>");
    }

    [Fact]
    public void Clients_OnTheLoop_AreAllServedByOneThread()
    {
        var clients = Lesson.Figure("on_the_loop_clients_count");

        Assert.InRange(clients, 500, 10_000);
        Assert.Equal(clients, Lesson.Figure("on_the_loop_answers_count"));
        Assert.Equal(1, Lesson.Figure("on_the_loop_threads_count"));
        // A task, two buffers of a stream and a transport.
        Assert.InRange(Lesson.Figure("on_the_loop_client_bytes"), 500, 20_000);
    }

    [Fact]
    public void Clients_OnThreads_TakeAThreadEach()
    {
        var clients = Lesson.Figure("on_threads_clients_count");

        Assert.InRange(clients, 100, 1_000);
        Assert.Equal(clients, Lesson.Figure("on_threads_answers_count"));
        // The runtime may start and end a thread of its own meanwhile.
        Assert.InRange(Lesson.Figure("on_threads_threads_count"), clients - 5, clients + 5);
    }

    [Fact]
    public void Clients_BesideABlockingLookup_AreAllAnswered()
    {
        Assert.Equal(500, Lesson.Figure("blocking_answers_count"));
        Assert.Equal(500, Lesson.Figure("executor_answers_count"));
    }

    [Fact]
    [Timing("how long clients wait while another's lookup blocks")]
    public void Clients_BesideABlockingLookup_WaitForItUnlessItIsInAnExecutor()
    {
        Assert.True(Lesson.Figure("blocking_median_wait_seconds") >= 0.049);
        Assert.True(Lesson.Figure("executor_median_wait_seconds") < 0.049);
    }
}
