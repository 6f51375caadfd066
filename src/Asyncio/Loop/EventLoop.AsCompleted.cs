using System.Runtime.CompilerServices;

namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>
    /// Enumerates the futures in the order in which they complete; <c>asyncio.as_completed</c>. Each is done: <c>Result</c> returns its result or
    /// throws its exception.
    /// </summary>
    /// <typeparam name="TFuture">The type of the futures.</typeparam>
    /// <param name="futures">Tasks and futures of the running loop; duplicates are ignored.</param>
    /// <param name="timeout">The timeout for all of them together; null for none.</param>
    /// <param name="cancellationToken">Cancels the wait; the futures keep running.</param>
    /// <exception cref="TimeoutException">The timeout expired before all were done. The others keep running.</exception>
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
                        throw new TimeoutException($"{left} of {registrations.Count} futures did not complete within the timeout.");
                    }

                    cancellationToken.ThrowIfCancellationRequested();
                    waiter = new NamedWaiter(loop, nameof(AsCompleted), pending);
                    waiter.LinkToken(cancellationToken);
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
