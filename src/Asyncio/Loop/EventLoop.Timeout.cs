namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>
    /// Gives a part of the running task so much time; then it is cancelled at its await and the call fails.
    /// <c>async with asyncio.timeout(delay):</c>. A delegate stands for the block, because at the end of a C# <c>using</c> it cannot be seen
    /// what the block threw.
    /// </summary>
    /// <param name="delay">From now; null for no limit, which <see cref="TimeoutScope.Reschedule"/> may set later.</param>
    /// <param name="body">The part. It runs at once, in the running task.</param>
    /// <exception cref="TimeoutException">The time was over.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled, and not by this timeout.</exception>
    /// <exception cref="InvalidOperationException">No task runs.</exception>
    public static Task Timeout(TimeSpan? delay, Func<TimeoutScope, Task> body) => TimeoutAt(WhenAfter(delay), body);

    /// <inheritdoc cref="Timeout(TimeSpan?, Func{TimeoutScope, Task})"/>
    public static Task Timeout(TimeSpan? delay, Func<Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TimeoutAt(WhenAfter(delay), _ => body());
    }

    /// <inheritdoc cref="Timeout(TimeSpan?, Func{TimeoutScope, Task})"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public static Task<T> Timeout<T>(TimeSpan? delay, Func<TimeoutScope, Task<T>> body) => TimeoutAt(WhenAfter(delay), body);

    /// <inheritdoc cref="Timeout{T}(TimeSpan?, Func{TimeoutScope, Task{T}})"/>
    public static Task<T> Timeout<T>(TimeSpan? delay, Func<Task<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TimeoutAt(WhenAfter(delay), _ => body());
    }

    /// <summary><see cref="Timeout(TimeSpan?, Func{TimeoutScope, Task})"/> at a time; <c>asyncio.timeout_at</c>.</summary>
    /// <param name="when">On the scale of <see cref="Time"/>; null for never.</param>
    /// <param name="body">The part.</param>
    /// <inheritdoc cref="Timeout(TimeSpan?, Func{TimeoutScope, Task})"/>
    public static Task TimeoutAt(TimeSpan? when, Func<TimeoutScope, Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TimeoutScope.Run(GetRunningLoop(), when, async scope =>
        {
            await body(scope);
            return true;
        });
    }

    /// <inheritdoc cref="TimeoutAt(TimeSpan?, Func{TimeoutScope, Task})"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public static Task<T> TimeoutAt<T>(TimeSpan? when, Func<TimeoutScope, Task<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TimeoutScope.Run(GetRunningLoop(), when, body);
    }

    /// <inheritdoc cref="TimeoutAt(TimeSpan?, Func{TimeoutScope, Task})"/>
    public static Task TimeoutAt(TimeSpan? when, Func<Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TimeoutAt(when, _ => body());
    }

    /// <inheritdoc cref="TimeoutAt{T}(TimeSpan?, Func{TimeoutScope, Task{T}})"/>
    public static Task<T> TimeoutAt<T>(TimeSpan? when, Func<Task<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TimeoutAt(when, _ => body());
    }

    private static TimeSpan? WhenAfter(TimeSpan? delay) =>
        delay is { } time ? new TimeSpan(GetRunningLoop().DueAfter(time)) : null;
}
