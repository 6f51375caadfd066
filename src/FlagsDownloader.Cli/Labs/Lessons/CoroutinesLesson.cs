using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>What a call runs, in Python and in C#; and two gathered coroutines wait at the same time.</summary>
internal sealed class CoroutinesLesson : ILesson
{
    public string Name => "coroutines";

    public string Summary => "what a call runs; gathered greetings take 1 s, not 2";

    public LessonQuestion Question => LessonQuestion.Seconds(
        "Two greetings, each with a wait of 1 s, are gathered. How long do they take?", "gathered_seconds");

    public void Run(LessonContext context)
    {
        context.WriteLine("Python: a call of a coroutine function runs nothing; an await runs it.");
        context.WriteLine("C#: a call of an async method runs it up to its first await.");
        var hot = false;
        var called = Hot();
        context.WriteLine($"  called, not awaited: it has begun: {hot}");
        context.WriteLine();

        context.WriteLine("CreateTask has Python's rule in C#: it takes the call as a lambda, and the");
        context.WriteLine("loop makes the call in its next pass.");
        var (atOnce, later) = EventLoop.Run(async loop =>
        {
            var ran = false;
            var task = loop.CreateTask(async _ =>
            {
                ran = true;
                await EventLoop.Sleep(TimeSpan.Zero);
            });
            var ranAtOnce = ran;
            await task;
            return (ranAtOnce, ran);
        });
        context.WriteLine($"  after CreateTask, it has begun: {atOnce}; after an await of the task: {later}");
        context.WriteLine();

        context.WriteLine("Two greetings, gathered:");
        var transcript = "";
        var elapsed = context.Measure(() => EventLoop.Run(
            async () => await EventLoop.Gather(Greet, Greet), cancellationToken: context.CancellationToken));
        context.WriteLine($"  {transcript}");

        called.GetAwaiter().GetResult();
        context.Figure("gathered_seconds", elapsed.TotalSeconds);
        context.Figure("ran_when_called", hot ? 1 : 0);
        context.Figure("ran_when_task_was_created", atOnce ? 1 : 0);
        context.Conclude("A C# call begins at once; a call in a lambda begins when the loop makes it.");
        context.Conclude($"Two greetings of 1 s each took {elapsed.TotalSeconds:0.00} s: they waited together.");
        context.Conclude($"They read {transcript} because each gave way at its await.");

        async Task Hot()
        {
            hot = true;
            await Task.Yield();
        }

        async Task Greet()
        {
            transcript += "Hello...";
            await EventLoop.Sleep(TimeSpan.FromSeconds(1));
            transcript += "world!";
        }
    }
}
