using System.Runtime.CompilerServices;

namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>
    /// The tasks in the order in which they are done; <c>asyncio.as_completed</c>. Each that comes is done: its
    /// <c>Result</c> is there, or throws its exception.
    /// </summary>
    /// <typeparam name="TFuture">A task or future of the running loop.</typeparam>
    /// <param name="futures">Which; each counts once.</param>
    /// <param name="timeout">For all together; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the tasks go on.</param>
    /// <exception cref="TimeoutException">The time was over before they were all done. They go on.</exception>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    public static async IAsyncEnumerable<TFuture> AsCompleted<TFuture>(
        IEnumerable<TFuture> futures,
        TimeSpan? timeout = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TFuture : Future
    {
        ArgumentNullException.ThrowIfNull(futures);
        var loop = GetRunningLoop();
        var done = new System.Collections.Generic.Queue<TFuture>();
        var timedOut = false;
        Waiter? waiter = null;
        Action<object?> whenDone = future =>
        {
            done.Enqueue((TFuture)future!);
            waiter?.Complete();
        };
        var registrations = new List<(TFuture Future, DoneCallback Callback)>();
        foreach (var future in futures.Distinct())
        {
            registrations.Add((future, future.OnDone(whenDone, future)));
        }

        var pending = registrations.Select(static registration => registration.Future);
        var timer = timeout is null || registrations.Count == 0 ? null : loop.CallLater(timeout.Value, () =>
        {
            timedOut = true;
            waiter?.Complete();
        });
        try
        {
            for (var left = registrations.Count; left > 0; left--)
            {
                while (done.Count == 0)
                {
                    if (timedOut)
                    {
                        throw new TimeoutException($"{left} of {registrations.Count} were not done in time.");
                    }

                    cancellationToken.ThrowIfCancellationRequested();
                    waiter = new NamedWaiter(loop, nameof(AsCompleted), pending);
                    waiter.ObeyToken(cancellationToken);
                    await waiter.AsValueTask();
                }

                yield return done.Dequeue();
            }
        }
        finally
        {
            timer?.Cancel();
            foreach (var (future, callback) in registrations)
            {
                if (!future.Done)
                {
                    future.RemoveCallback(callback);
                }
            }
        }
    }
}
