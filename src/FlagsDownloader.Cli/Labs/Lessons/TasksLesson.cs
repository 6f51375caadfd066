using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>A task exists before it runs; and the fate of several tasks when one of them fails.</summary>
internal sealed class TasksLesson : ILesson
{
    public string Name => "tasks";

    public string Summary => "a task before its body runs; gather; a group that fails";

    public LessonQuestion Question => LessonQuestion.Seconds(
        "Of a group's tasks of 0.4, 0.1 and 0.5 s the second fails. When does it end?", "group_ended_after_seconds");

    public void Run(LessonContext context) => EventLoop.Run(loop => Run(context, loop), cancellationToken: context.CancellationToken);

    private static async Task Run(LessonContext context, EventLoop loop)
    {
        var begunAtOnce = await Create(context, loop);
        var inOrder = await Gather(context, loop);
        var (gathered, goingOn) = await GatherWithAFailure(context, loop);
        await CollectExceptions(context, loop);
        var (group, cancelled) = await GroupWithAFailure(context);

        context.Conclude($"CreateTask returned a task whose body had {(begunAtOnce ? "begun already" : "not begun")}.");
        context.Conclude(
            $"Gather's results came {(inOrder ? "as asked for" : "not as asked for")}; " +
            $"it threw after {gathered.TotalSeconds:0.00} s, {goingOn} went on.");
        context.Conclude($"The group ended after {group.TotalSeconds:0.00} s: one failed, {cancelled} siblings were cancelled.");
    }

    private static async Task<bool> Create(LessonContext context, EventLoop loop)
    {
        var begun = false;
        context.WriteLine("CreateTask, right after the call:");
        var task = loop.CreateTask(Greet);
        var begunAtOnce = begun;
        context.WriteLine($"  {task}, begun: {(begunAtOnce ? "yes" : "no")}");
        await task;
        context.WriteLine("The same task, once awaited:");
        context.WriteLine($"  {task}, begun: {(begun ? "yes" : "no")}");
        context.Figure("begun_when_created", begunAtOnce ? 1 : 0);
        return begunAtOnce;

        async Task<string> Greet()
        {
            begun = true;
            await EventLoop.Sleep(TimeSpan.Zero);
            return "hello";
        }
    }

    private static async Task<bool> Gather(LessonContext context, EventLoop loop)
    {
        context.WriteLine();
        context.WriteLine("Gather of CN (0.3 s), IN (0.2 s), US (0.1 s):");
        var done = new List<string>();
        var results = await EventLoop.Gather(
            loop.CreateTask(() => Download("CN", 0.3, done)),
            loop.CreateTask(() => Download("IN", 0.2, done)),
            loop.CreateTask(() => Download("US", 0.1, done)));
        context.WriteLine($"  they were done in the order {string.Join(", ", done)}");
        context.WriteLine($"  their results have the order {string.Join(", ", results)}");
        context.Figure("first_was_done_as_number", done.IndexOf("CN") + 1);
        context.Figure("first_is_result_number", Array.IndexOf(results, "CN") + 1);
        return results is ["CN", "IN", "US"];
    }

    private static async Task<(TimeSpan Elapsed, int GoingOn)> GatherWithAFailure(LessonContext context, EventLoop loop)
    {
        context.WriteLine();
        context.WriteLine("Gather when one of them, XX, fails after 0.1 s:");
        var tasks = ThreeOfWhichOneFails(loop.CreateTask);
        var start = loop.Time;
        try
        {
            await EventLoop.Gather(tasks);
        }
        catch (IOException e)
        {
            context.WriteLine($"  after {(loop.Time - start).TotalSeconds:0.00} s it throws {e.GetType().Name}: {e.Message}");
        }

        var elapsed = loop.Time - start;
        var goingOn = tasks.Count(task => !task.Done);
        foreach (var task in tasks)
        {
            context.WriteLine($"  {task}");
        }

        context.Figure("gather_threw_after_seconds", elapsed.TotalSeconds);
        context.Figure("went_on_after_gather_threw_count", goingOn);
        await EventLoop.WaitAsync(tasks);
        return (elapsed, goingOn);
    }

    private static async Task CollectExceptions(LessonContext context, EventLoop loop)
    {
        context.WriteLine();
        context.WriteLine("GatherOutcomes, which is gather(return_exceptions=True), of the same:");
        var outcomes = await EventLoop.GatherOutcomes(ThreeOfWhichOneFails(loop.CreateTask));
        foreach (var outcome in outcomes)
        {
            context.WriteLine($"  {outcome}");
        }

        context.Figure("collected_results_count", outcomes.Count(outcome => outcome.Succeeded));
        context.Figure("collected_exceptions_count", outcomes.Count(outcome => !outcome.Succeeded));
    }

    private static async Task<(TimeSpan Elapsed, int Cancelled)> GroupWithAFailure(LessonContext context)
    {
        context.WriteLine();
        context.WriteLine("A task group of the same:");
        var start = context.Elapsed;
        LoopTask<string>[] tasks = [];
        try
        {
            await TaskGroup.RunAsync(async group =>
            {
                tasks = ThreeOfWhichOneFails(group.CreateTask);
                await EventLoop.Sleep(TimeSpan.Zero);
            });
        }
        catch (AggregateException e)
        {
            context.WriteLine($"  it throws {e.GetType().Name} of {e.InnerExceptions.Count}: {e.InnerExceptions[0].Message}");
        }

        var elapsed = context.Elapsed - start;
        foreach (var task in tasks)
        {
            context.WriteLine($"  {task}");
        }

        var cancelled = tasks.Count(task => task.Cancelled);
        context.Figure("group_ended_after_seconds", elapsed.TotalSeconds);
        context.Figure("siblings_cancelled_count", cancelled);
        return (elapsed, cancelled);
    }

    private delegate LoopTask<string> TaskMaker(Func<Task<string>> coroutine, string? name, string? expression);

    private static LoopTask<string>[] ThreeOfWhichOneFails(TaskMaker create) =>
    [
        create(() => Download("CN", 0.4), "CN", nameof(Download)),
        create(() => Download("XX", 0.1), "XX", nameof(Download)),
        create(() => Download("US", 0.5), "US", nameof(Download)),
    ];

    private static async Task<string> Download(string country, double seconds, List<string>? done = null)
    {
        await EventLoop.Sleep(TimeSpan.FromSeconds(seconds));
        if (country == "XX")
        {
            throw new IOException("no flag");
        }

        done?.Add(country);
        return country;
    }
}
