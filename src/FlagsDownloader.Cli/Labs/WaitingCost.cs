using Asyncio;

namespace FlagsDownloader.Cli.Labs;

/// <summary>Measures the memory of each of many tasks or threads that wait at the same time.</summary>
/// <param name="context">The context. Its cancellation ends the measurement.</param>
internal sealed class WaitingCost(LessonContext context)
{
    /// <summary>Starts tasks and measures while they wait.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="wait">The coroutine of each task.</param>
    /// <param name="settle">After this time, all of them wait.</param>
    /// <param name="release">Ends their wait; null if it ends by itself.</param>
    /// <exception cref="OperationCanceledException">The context's token was cancelled.</exception>
    public ProcessMemory OfTasks(int count, Func<Task> wait, TimeSpan settle, Action? release = null)
    {
        return EventLoop.Run(Measure, cancellationToken: context.CancellationToken);

        async Task<ProcessMemory> Measure(EventLoop loop)
        {
            var before = ProcessMemory.Now();
            var tasks = new LoopTask[count];
            for (var i = 0; i < count; i++)
            {
                tasks[i] = loop.CreateTask(wait);
            }

            await EventLoop.Sleep(settle);
            var cost = ProcessMemory.Now().Since(before, count);
            release?.Invoke();
            await EventLoop.Gather(tasks);
            return cost;
        }
    }

    /// <summary>Starts threads and measures while they wait.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="wait">The function of each thread.</param>
    /// <param name="settle">This time after the last one began, all of them wait.</param>
    /// <param name="release">Ends their wait; null if it ends by itself.</param>
    /// <returns>The memory of each, and the used part of the stack of one of them; null if it is unknown.</returns>
    /// <exception cref="OperationCanceledException">The context's token was cancelled.</exception>
    public (ProcessMemory Cost, long? Stack) OfThreads(int count, Action wait, TimeSpan settle, Action? release = null)
    {
        var before = ProcessMemory.Now();
        var stack = (nuint)0;
        var threads = new List<Thread>(count);
        using var begun = new CountdownEvent(count);
        try
        {
            while (threads.Count < count)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                var thread = new Thread(Wait) { IsBackground = true };
                thread.Start();
                threads.Add(thread);
            }

            begun.Wait(context.CancellationToken);
            context.CancellationToken.WaitHandle.WaitOne(settle);
            context.CancellationToken.ThrowIfCancellationRequested();
            return (ProcessMemory.Now().Since(before, count), ProcessMemory.StackAt(stack));
        }
        finally
        {
            release?.Invoke();
            threads.ForEach(thread => thread.Join());
        }

        unsafe void Wait()
        {
            byte local;
            stack = (nuint)(&local);
            begun.Signal();
            try
            {
                wait();
            }
            catch (OperationCanceledException)
            {
                // The thread that measures reports it.
            }
        }
    }
}
