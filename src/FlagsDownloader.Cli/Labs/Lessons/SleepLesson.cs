using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>While a task sleeps, others run. While a task blocks, no other runs.</summary>
internal sealed class SleepLesson : ILesson
{
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(2);

    public string Name => "sleep";

    public string Summary => "two naps of 2 s: 2 s when they sleep, 4 s when they block";

    public void Run(Stage stage)
    {
        var (napping, most) = (0, 0);
        stage.Say("Two tasks that await EventLoop.Sleep:");
        var (asleep, asleepTogether) = TimeOfTwo(Sleep);
        stage.Say();
        stage.Say("Two tasks that block the loop's thread, as Thread.Sleep does:");
        var (blocked, blockedTogether) = TimeOfTwo(Block);

        stage.Figure("nap_seconds", Nap.TotalSeconds);
        stage.Figure("sleeping_seconds", asleep.TotalSeconds);
        stage.Figure("sleeping_at_a_time_count", asleepTogether);
        stage.Figure("blocking_seconds", blocked.TotalSeconds);
        stage.Figure("blocking_at_a_time_count", blockedTogether);
        stage.Conclude(
            $"Two naps of {Nap.TotalSeconds:0} s took {asleep.TotalSeconds:0.00} s asleep and " +
            $"{blocked.TotalSeconds:0.00} s blocked, {blocked / asleep:0.0} times as long.");
        stage.Conclude($"Asleep they napped {asleepTogether} at a time; blocked, {blockedTogether}: they share one thread.");

        (TimeSpan Elapsed, int AtATime) TimeOfTwo(Func<string, Task> nap)
        {
            (napping, most) = (0, 0);
            stage.RestartClock();
            var elapsed = stage.Measure(() => EventLoop.Run(
                async () => await EventLoop.Gather(() => nap("A"), () => nap("B")),
                cancellationToken: stage.Cancellation));
            return (elapsed, most);
        }

        async Task Sleep(string name)
        {
            Begin(name);
            await EventLoop.Sleep(Nap);
            End(name);
        }

        // It is not an async method, because the compiler warns of one without an await.
        Task Block(string name)
        {
            Begin(name);

            // Like Thread.Sleep, except that Ctrl-C ends it.
            stage.Cancellation.WaitHandle.WaitOne(Nap);
            stage.Cancellation.ThrowIfCancellationRequested();
            End(name);
            return Task.CompletedTask;
        }

        void Begin(string name)
        {
            most = Math.Max(most, ++napping);
            stage.Log($"{name} begins");
        }

        void End(string name)
        {
            napping--;
            stage.Log($"{name} ends");
        }
    }
}
