using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>While a task sleeps, others run. While a task blocks, no other runs.</summary>
internal sealed class SleepLesson : ILesson
{
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(2);

    public string Name => "sleep";

    public string Summary => "two naps of 2 s: 2 s when they sleep, 4 s when they block";

    public LessonQuestion Question => LessonQuestion.Seconds(
        "Two tasks of one loop block its thread for 2 s each. How long do both take?", "blocking_seconds");

    public void Run(LessonContext context)
    {
        var (napping, most) = (0, 0);
        context.WriteLine("Two tasks that await EventLoop.Sleep:");
        var (asleep, asleepTogether) = TimeOfTwo(Sleep);
        context.WriteLine();
        context.WriteLine("Two tasks that block the loop's thread, as Thread.Sleep does:");
        var (blocked, blockedTogether) = TimeOfTwo(Block);

        context.Figure("nap_seconds", Nap.TotalSeconds);
        context.Figure("sleeping_seconds", asleep.TotalSeconds);
        context.Figure("sleeping_at_a_time_count", asleepTogether);
        context.Figure("blocking_seconds", blocked.TotalSeconds);
        context.Figure("blocking_at_a_time_count", blockedTogether);
        context.Conclude(
            $"Two naps of {Nap.TotalSeconds:0} s took {asleep.TotalSeconds:0.00} s asleep and " +
            $"{blocked.TotalSeconds:0.00} s blocked, {blocked / asleep:0.0} times as long.");
        context.Conclude($"Asleep they napped {asleepTogether} at a time; blocked, {blockedTogether}: they share one thread.");

        (TimeSpan Elapsed, int AtATime) TimeOfTwo(Func<string, Task> nap)
        {
            (napping, most) = (0, 0);
            context.RestartClock();
            var elapsed = context.Measure(() => EventLoop.Run(
                async () => await EventLoop.Gather(() => nap("A"), () => nap("B")),
                cancellationToken: context.CancellationToken));
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
            context.CancellationToken.WaitHandle.WaitOne(Nap);
            context.CancellationToken.ThrowIfCancellationRequested();
            End(name);
            return Task.CompletedTask;
        }

        void Begin(string name)
        {
            most = Math.Max(most, ++napping);
            context.Log($"{name} begins");
        }

        void End(string name)
        {
            napping--;
            context.Log($"{name} ends");
        }
    }
}
