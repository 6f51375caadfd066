using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>Calling does not run; awaiting does; and two that are gathered wait at the same time.</summary>
internal sealed class CoroutinesLesson : ILesson
{
    public string Name => "coroutines";

    public string Summary => "calling does not run; gathered greetings take 1 s, not 2";

    public void Run(Stage stage)
    {
        // In Python, calling a coroutine function runs nothing. A C# async method starts at once ("hot"), up to its first
        // await. A factory does not run when it is created, so CreateTask takes a factory.
        stage.Say("An async method that is called begins at once:");
        var hot = false;
        var called = Hot();
        stage.Say($"  called, not awaited: it ran up to its first await: {hot}");

        stage.Say("A factory that is handed to the loop runs when the loop gets to it:");
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
        stage.Say($"  after CreateTask: {atOnce}; after the await: {later}");

        stage.Say("Two greetings, gathered:");
        var transcript = "";
        var elapsed = stage.Measure(() => EventLoop.Run(
            async () => await EventLoop.Gather(Greet, Greet), cancellationToken: stage.Cancellation));
        stage.Say($"  {transcript}");

        called.GetAwaiter().GetResult();
        stage.Figure("gathered_seconds", elapsed.TotalSeconds);
        stage.Figure("ran_when_called", hot ? 1 : 0);
        stage.Figure("ran_when_task_was_created", atOnce ? 1 : 0);
        stage.Conclude($"Two greetings of 1 s each took {elapsed.TotalSeconds:0.00} s: they waited together.");
        stage.Conclude($"They read {transcript} because each gave way at its await.");

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
