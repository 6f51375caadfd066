namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>
    /// Limits the time of a part of the running task: when the time is over, the part is cancelled and the call throws.
    /// <c>async with asyncio.timeout(delay):</c>. The part is a delegate, because the end of a C# <c>using</c> block cannot see an exception of
    /// the block.
    /// </summary>
    /// <param name="delay">The time from now; null for no limit. <see cref="TimeoutScope.Reschedule"/> changes it.</param>
    /// <param name="body">The part. It starts at once, in the running task.</param>
    /// <exception cref="TimeoutException">The timeout expired.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled by other code than this timeout.</exception>
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
    /// <param name="when">The time, as in <see cref="Time"/>; null for never.</param>
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
