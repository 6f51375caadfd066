namespace Asyncio.Tests;

/// <summary>Runs loops with a clock that the test controls.</summary>
internal static class TestLoop
{
    public static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static EventLoopOptions Virtual => new() { TimeProvider = new VirtualClock() };

    public static void Run(Func<EventLoop, Task> main) => EventLoop.Run(main, Virtual);

    public static T Run<T>(Func<EventLoop, Task<T>> main) => EventLoop.Run(main, Virtual);

    /// <summary>Runs with an exception handler, and returns its calls.</summary>
    public static List<ExceptionContext> RunAndCollectErrors(Func<EventLoop, Task> main, bool debug = false)
    {
        var errors = new List<ExceptionContext>();
        EventLoop.Run(main, Virtual with { Debug = debug, ExceptionHandler = (_, context) => errors.Add(context) });
        return errors;
    }

    /// <summary>Waits for a number of passes.</summary>
    public static async Task Passes(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await EventLoop.Sleep(TimeSpan.Zero);
        }
    }

    /// <summary>Runs on a new thread and waits until it has ended; rethrows its exception.</summary>
    public static void OnAnotherThread(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }
}
