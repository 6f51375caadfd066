namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>
    /// Runs a coroutine on a loop that runs on another thread; <c>asyncio.run_coroutine_threadsafe</c>.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="coroutine">The body; it runs on the thread of <paramref name="loop"/>.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="cancellationToken">Cancels the created task, from any thread.</param>
    /// <returns>A .NET task, to await or to block on. Do not block on it on the loop's thread.</returns>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    public static Task<T> RunCoroutineThreadsafe<T>(
        Func<CancellationToken, Task<T>> coroutine, EventLoop loop, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        ArgumentNullException.ThrowIfNull(loop);
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.CallSoonThreadsafe(() =>
        {
            var task = loop.CreateTask(coroutine);
            var registration = cancellationToken.UnsafeRegister(
                static task => ((LoopTask)task!).Loop.PostInternal(static task => ((LoopTask)task!).Cancel(), task), task);
            task.OnDone(_ =>
            {
                registration.Unregister();
                task.CopyTo(outcome);
            }, null);
        });
        return outcome.Task;
    }

    /// <inheritdoc cref="RunCoroutineThreadsafe{T}(Func{CancellationToken, Task{T}}, EventLoop, CancellationToken)"/>
    public static Task<T> RunCoroutineThreadsafe<T>(
        Func<Task<T>> coroutine, EventLoop loop, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        return RunCoroutineThreadsafe(_ => coroutine(), loop, cancellationToken);
    }

    /// <inheritdoc cref="RunCoroutineThreadsafe{T}(Func{CancellationToken, Task{T}}, EventLoop, CancellationToken)"/>
    public static Task RunCoroutineThreadsafe(
        Func<Task> coroutine, EventLoop loop, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        return RunCoroutineThreadsafe(_ => coroutine(), loop, cancellationToken);
    }

    /// <inheritdoc cref="RunCoroutineThreadsafe{T}(Func{CancellationToken, Task{T}}, EventLoop, CancellationToken)"/>
    public static Task RunCoroutineThreadsafe(
        Func<CancellationToken, Task> coroutine, EventLoop loop, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        return RunCoroutineThreadsafe<bool>(
            async token =>
            {
                await coroutine(token);
                return true;
            },
            loop,
            cancellationToken);
    }
}
