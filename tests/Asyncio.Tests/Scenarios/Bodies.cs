namespace Asyncio.Tests.Scenarios;

/// <summary>What several scenarios use, as record.py has it.</summary>
internal static class Bodies
{
    public static EventLoop NewLoop(out VirtualClock clock)
    {
        clock = new VirtualClock();
        return new EventLoop(new EventLoopOptions { TimeProvider = clock });
    }

    public static EventLoop NewLoop() => NewLoop(out _);

    public static void Run(Func<EventLoop, Task> main) =>
        EventLoop.Run(main, new EventLoopOptions { TimeProvider = new VirtualClock() });

    public static void Run(Func<Task> main) => Run(_ => main());

    public static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);

    public static ValueTask Sleep(double seconds) => EventLoop.Sleep(S(seconds));

    public static double Now(EventLoop loop) => loop.Time.TotalSeconds;

    /// <summary>Says that it starts, sleeps, says how it ended.</summary>
    public static async Task Work(Log log, string name, double seconds)
    {
        log.Add($"{name} starts");
        try
        {
            await Sleep(seconds);
        }
        catch (OperationCanceledException)
        {
            log.Add($"{name} is cancelled");
            throw;
        }

        log.Add($"{name} ends");
    }

    public static async Task<T> Work<T>(Log log, string name, double seconds, T result)
    {
        await Work(log, name, seconds);
        return result;
    }

    public static async Task<string> Fail(Log log, string name, double seconds)
    {
        await Work(log, name, seconds);
        throw new InvalidDataException(name);
    }

    /// <summary>Runs, says how that ended, and how many requests to cancel the running task has then.</summary>
    public static Task Outcome(Log log, string name, Func<Task> run) => Outcome<object?>(log, name, async () =>
    {
        await run();
        return null;
    });

    /// <inheritdoc cref="Outcome(Log, string, Func{Task})"/>
    public static async Task Outcome<T>(Log log, string name, Func<Task<T>> run)
    {
        string ended;
        try
        {
            var result = await run();
            ended = result is null ? "ends" : $"returns {result}";
        }
        catch (OperationCanceledException)
        {
            ended = "is cancelled";
        }
        catch (TimeoutException)
        {
            ended = "times out";
        }
        catch (AggregateException e)
        {
            ended = $"has errors [{string.Join(", ", Errors(e).Select(Log.Quoted))}]";
        }
        catch (BrokenBarrierException)
        {
            ended = "finds it broken";
        }
        catch (QueueShutDownException)
        {
            ended = "finds it shut down";
        }
        catch (InvalidDataException e)
        {
            ended = $"fails with {e.Message}";
        }

        log.Add($"{name} {ended}, requests {EventLoop.CurrentTask!.CancelRequests}");
    }

    /// <summary>Is cancelled in its sleep, and runs the body in its clean-up.</summary>
    public static async Task CleanUp(Log log, Func<Task> body)
    {
        try
        {
            await Sleep(100);
        }
        finally
        {
            log.Add("cleans up");
            await body();
            log.Add("is clean");
        }
    }

    /// <summary>Runs a coroutine as a task, cancels it at each of the times, says how it ended.</summary>
    public static async Task Cancelled(EventLoop loop, Log log, Func<Task> coroutine, params int[] times)
    {
        var task = loop.CreateTask(coroutine);
        foreach (var time in times)
        {
            loop.CallAt(S(time), () => task.Cancel());
        }

        await EventLoop.WaitAsync([task]);
        var ended = task switch
        {
            { Cancelled: true } => "cancelled",
            { Exception: AggregateException e } => $"errors [{string.Join(", ", Errors(e).Select(Log.Quoted))}]",
            { Exception: TimeoutException } => "failed TimeoutError",
            { Exception: { } e } => $"failed {e.Message}",
            _ => "done",
        };
        log.Add($"task {ended} at {Now(loop)}, requests {task.CancelRequests}");
    }

    public static void RunCancelled(Log log, Func<Task> coroutine, params int[] times) =>
        Run(loop => Cancelled(loop, log, coroutine, times));

    /// <summary>Sleeps; cancelled, it takes its time to end.</summary>
    public static async Task SlowToEnd(Log log, string name, double seconds, double takes)
    {
        try
        {
            await Sleep(seconds);
        }
        catch (OperationCanceledException)
        {
            log.Add($"{name} is told");
            await Sleep(takes);
            log.Add($"{name} ends late");
            throw;
        }
    }

    /// <summary>Sleeps; cancelled, it fails.</summary>
    public static async Task FailWhenCancelled(Log log, string name)
    {
        try
        {
            await Sleep(100);
        }
        catch (OperationCanceledException e)
        {
            log.Add($"{name} is told");
            throw new InvalidDataException(name, e);
        }
    }

    /// <summary>A task for each name, each at its wait; each says how that ended.</summary>
    public static Task<LoopTask[]> StartEach(EventLoop loop, Log log, string names, Func<string, Task> waits) =>
        StartEach<object?>(loop, log, names, async name =>
        {
            await waits(name);
            return null;
        });

    /// <inheritdoc cref="StartEach(EventLoop, Log, string, Func{string, Task})"/>
    public static async Task<LoopTask[]> StartEach<T>(EventLoop loop, Log log, string names, Func<string, Task<T>> waits)
    {
        var tasks = names.Select(name => loop.CreateTask(() => Outcome(log, $"{name}", () => waits($"{name}")))).ToArray();
        await Sleep(0);
        return tasks;
    }

    public static string Names(IEnumerable<LoopTask> tasks) =>
        string.Join(",", tasks.Select(task => task.Name).Order()) is { Length: > 0 } names ? names : "none";

    public static IEnumerable<string> Errors(AggregateException group) => group.InnerExceptions
        .Select(e => e is AggregateException inner ? $"group['{string.Join("', '", Errors(inner))}']" : e.Message)
        .Order();

    /// <summary>Runs callbacks at a time, in this order.</summary>
    public static void Later(EventLoop loop, double seconds, params Action[] callbacks) =>
        loop.CallLater(S(seconds), () => Array.ForEach(callbacks, callback => callback()));
}
