using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>The object that each call returns before anything has run, and its state at the end.</summary>
internal sealed class ObjectsLesson : ILesson
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(0.2);

    public string Name => "objects";

    public string Summary => "what each call returns before anything has run";

    public LessonQuestion Question => LessonQuestion.Count(
        "Of 11 calls that make tasks, futures or timers, how many begin at once?", "calls", "begun_when_calls_returned_count");

    public void Run(LessonContext context) => EventLoop.Run(loop => Run(context, loop), cancellationToken: context.CancellationToken);

    private static async Task Run(LessonContext context, EventLoop loop)
    {
        var begun = 0;
        var calls = new List<Call>();

        // One callback of the loop makes all calls, and nothing runs in between. A body that has begun was begun by the call itself.
        var factory = Made("() => Greet()", () => (Func<Task<string>>)(() => Greet()), _ => "to be called");
        var hot = Made("Greet()", Greet, task => $"status {task.Status}");
        var task = Made("loop.CreateTask(Greet)", () => loop.CreateTask(Greet), task => $"{task}");
        var both = Made("EventLoop.Gather(Greet, Greet)", () => EventLoop.Gather(Greet, Greet), Describe);
        var wait = Made("EventLoop.WaitAsync([task])", () => EventLoop.WaitAsync([task]), wait => $"status {wait.Status}");
        var stream = Made("EventLoop.AsCompleted([task])", () => EventLoop.AsCompleted([task]), _ => "to be enumerated");
        var sleep = Made("EventLoop.Sleep(Soon).AsTask()", () => EventLoop.Sleep(Soon).AsTask(), sleep => $"status {sleep.Status}");
        var future = Made("loop.CreateFuture<string>()", () => loop.CreateFuture<string>(), future => $"{future}");
        Made("loop.CallSoon(Ring)", () => loop.CallSoon(Ring), handle => $"{handle}");
        var timer = Made("loop.CallLater(10 * Soon, Ring)", () => loop.CallLater(10 * Soon, Ring), timer => $"{timer}");
        var thread = Made("new Thread(Ring)", () => new Thread(Ring), thread => $"state {thread.ThreadState}");
        var begunByCalls = begun;

        await EventLoop.Gather(factory, () => hot);
        await EventLoop.Gather(() => wait, () => sleep, async () => await both);
        await foreach (var greeting in stream)
        {
            future.SetResult(greeting.Result + ", from its creator");
        }

        timer.Cancel();
        thread.Start();
        thread.Join();

        foreach (var call in calls)
        {
            Print(context, call);
        }

        var early = calls.Where(call => call.HadBegun).Select(call => call.Code).ToList();
        context.Figure("calls_count", calls.Count);
        context.Figure("begun_when_calls_returned_count", begunByCalls);
        context.Figure("begun_in_the_end_count", begun);
        context.Figure("task_had_begun", calls.Single(call => call.Code.Contains("CreateTask")).HadBegun ? 1 : 0);
        context.Figure("async_method_had_begun", early.Contains("Greet()") ? 1 : 0);
        context.Conclude($"Of {calls.Count} calls, {early.Count} had begun its work when it returned: {string.Join(", ", early)}.");
        context.Conclude($"Bodies that had begun when the calls had returned: {begunByCalls}; in the end: {begun}.");

        T Made<T>(string code, Func<T> make, Func<T, string> describe)
        {
            var before = begun;
            var made = make();
            calls.Add(new Call(code, NameOf(typeof(T)), begun > before, describe(made), () => describe(made)));
            return made;
        }

        async Task<string> Greet()
        {
            begun++;
            await EventLoop.Sleep(Soon);
            return "hello";
        }

        void Ring() => begun++;
    }

    private static string Describe(Future<string[]> all) => all.Done ? string.Join(", ", all.Result) : $"{all}";

    private static void Print(LessonContext context, Call call)
    {
        context.WriteLine($"{call.Code,-33} returned {call.Type}");
        context.WriteLine($"  at once     {call.AtOnce}{(call.HadBegun ? ", and its body had begun" : "")}");
        if (call.InTheEnd() is var end && end != call.AtOnce)
        {
            context.WriteLine($"  in the end  {end}");
        }
    }

    private static string NameOf(Type type) => type switch
    {
        { IsArray: true } => $"{NameOf(type.GetElementType()!)}[]",
        { IsGenericType: true, GenericTypeArguments: [var of] } => $"{type.Name[..type.Name.IndexOf('`')]}<{NameOf(of)}>",
        _ when type == typeof(string) => "string",
        _ => type.Name,
    };

    private sealed record Call(string Code, string Type, bool HadBegun, string AtOnce, Func<string> InTheEnd);
}
