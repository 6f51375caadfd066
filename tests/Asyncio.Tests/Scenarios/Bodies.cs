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

    public static string Names(IEnumerable<LoopTask> tasks) =>
        string.Join(",", tasks.Select(task => task.Name).Order()) is { Length: > 0 } names ? names : "none";

    public static IEnumerable<string> Errors(AggregateException group) => group.InnerExceptions
        .Select(e => e is AggregateException inner ? $"group['{string.Join("', '", Errors(inner))}']" : e.Message)
        .Order();
}
