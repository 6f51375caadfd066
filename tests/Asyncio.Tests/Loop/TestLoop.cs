namespace Asyncio.Tests;

/// <summary>Ways in which tests run a loop whose time they own.</summary>
internal static class TestLoop
{
    public static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static EventLoopOptions Virtual => new() { TimeProvider = new VirtualClock() };

    public static void Run(Func<EventLoop, Task> main) => EventLoop.Run(main, Virtual);

    public static T Run<T>(Func<EventLoop, Task<T>> main) => EventLoop.Run(main, Virtual);

    /// <summary>Runs with an exception handler, and returns what that was told.</summary>
    public static List<ExceptionContext> RunAndCollectErrors(Func<EventLoop, Task> main, bool debug = false)
    {
        var errors = new List<ExceptionContext>();
        EventLoop.Run(main, Virtual with { Debug = debug, ExceptionHandler = (_, context) => errors.Add(context) });
        return errors;
    }

    /// <summary>Lets a number of passes go by.</summary>
    public static async Task Passes(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await EventLoop.Sleep(TimeSpan.Zero);
        }
    }

    /// <summary>Runs on a thread of its own and waits for its end; its exception comes out here.</summary>
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
