using System.Diagnostics.CodeAnalysis;

namespace Asyncio;

/// <summary>A first-in, first-out queue between tasks; <c>asyncio.Queue</c>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <remarks>
/// For the tasks of one loop. With .NET's implicit usings the name is ambiguous with
/// <see cref="System.Collections.Generic.Queue{T}"/>: write <c>Asyncio.Queue&lt;T&gt;</c>.
/// </remarks>
public class Queue<T>
{
    private readonly IQueueItems<T> _items;
    private readonly WaiterQueue _getters = new("Queue.GetAsync");
    private readonly WaiterQueue _putters = new("Queue.PutAsync");
    private readonly Event _allDone = new("Queue.JoinAsync");

    /// <summary>Creates an empty queue.</summary>
    /// <param name="maxSize">The maximum number of items; 0 for no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSize"/> is negative.</exception>
    public Queue(int maxSize = 0)
        : this(maxSize, new FirstInFirstOut<T>())
    {
    }

    private protected Queue(int maxSize, IQueueItems<T> items)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxSize);
        MaxSize = maxSize;
        _items = items;
        _allDone.Set();
    }

    /// <summary>The maximum number of items; 0 for no limit.</summary>
    public int MaxSize { get; }

    /// <summary>The number of items in the queue; <c>Queue.qsize()</c>.</summary>
    public int Count => _items.Count;

    /// <summary>True if the queue has no items; <c>Queue.empty()</c>.</summary>
    public bool IsEmpty => _items.Count == 0;

    /// <summary>True if the queue has <see cref="MaxSize"/> items; <c>Queue.full()</c>.</summary>
    public bool IsFull => MaxSize > 0 && _items.Count >= MaxSize;

    /// <summary>The number of items put without a call of <see cref="TaskDone"/> yet.</summary>
    public int UnfinishedCount { get; private set; }

    /// <summary>True after <see cref="Shutdown"/>.</summary>
    public bool IsShutdown { get; private set; }

    /// <summary>Puts an item; waits while the queue is full. <c>Queue.put</c>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled. The item was not put.</exception>
    /// <exception cref="QueueShutDownException">The queue was shut down. The item was not put.</exception>
    public ValueTask PutAsync(T item, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        if (IsShutdown)
        {
            return ValueTask.FromException(new QueueShutDownException());
        }

        return TryPut(item) ? ValueTask.CompletedTask : PutWhenNotFull(item, cancellationToken);
    }

    /// <summary>Removes the next item and returns it; waits while the queue is empty. <c>Queue.get</c>.</summary>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled. No item was removed.</exception>
    /// <exception cref="QueueShutDownException">The queue was shut down and is empty.</exception>
    public ValueTask<T> GetAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        if (IsShutdown && IsEmpty)
        {
            return ValueTask.FromException<T>(new QueueShutDownException());
        }

        return TryGet(out var item) ? new ValueTask<T>(item) : GetWhenNotEmpty(cancellationToken);
    }

    /// <summary>Puts an item, or returns false if the queue is full; <c>Queue.put_nowait</c>, which raises instead.</summary>
    /// <exception cref="QueueShutDownException">The queue is shut down.</exception>
    public bool TryPut(T item)
    {
        if (IsShutdown)
        {
            throw new QueueShutDownException();
        }

        if (IsFull)
        {
            return false;
        }

        _items.Add(item);
        UnfinishedCount++;
        _allDone.Clear();
        WakeOne(_getters);
        return true;
    }

    /// <summary>Removes an item, or returns false if the queue is empty; <c>Queue.get_nowait</c>, which raises instead.</summary>
    /// <exception cref="QueueShutDownException">The queue is shut down and empty.</exception>
    public bool TryGet([MaybeNullWhen(false)] out T item)
    {
        if (IsEmpty)
        {
            item = default;
            return IsShutdown ? throw new QueueShutDownException() : false;
        }

        item = _items.Take();
        WakeOne(_putters);
        return true;
    }

    /// <summary>Reports that an item from the queue was processed; <c>Queue.task_done</c>.</summary>
    /// <exception cref="InvalidOperationException">Called more often than items were put.</exception>
    public void TaskDone()
    {
        if (UnfinishedCount == 0)
        {
            throw new InvalidOperationException("TaskDone was called more often than items were put.");
        }

        if (--UnfinishedCount == 0)
        {
            _allDone.Set();
        }
    }

    /// <summary>
    /// Shuts the queue down: puts throw, and gets throw once it is empty, waiting ones too. <c>Queue.shutdown</c>.
    /// </summary>
    /// <param name="immediate">True to drop the items in the queue and count them as processed.</param>
    public void Shutdown(bool immediate = false)
    {
        IsShutdown = true;
        while (immediate && !IsEmpty)
        {
            _items.Take();
            UnfinishedCount = Math.Max(0, UnfinishedCount - 1);
        }

        if (UnfinishedCount == 0)
        {
            _allDone.Set();
        }

        WakeAll(_getters);
        WakeAll(_putters);
    }

    /// <summary>Waits until <see cref="TaskDone"/> was called for every item; <c>Queue.join</c>.</summary>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public ValueTask JoinAsync(CancellationToken cancellationToken = default) => _allDone.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public override string ToString() => $"<Queue maxsize={MaxSize} items={Count} tasks={UnfinishedCount}>";

    private static void WakeAll(WaiterQueue waiters)
    {
        while (waiters.TakeFirst() is { } waiter)
        {
            waiter.Complete();
        }
    }

    private static void WakeOne(WaiterQueue waiters) => waiters.TakeFirst()?.Complete();

    private async ValueTask PutWhenNotFull(T item, CancellationToken cancellationToken)
    {
        while (!TryPut(item))
        {
            await WaitIn(_putters, () => !IsFull, cancellationToken);
        }
    }

    private async ValueTask<T> GetWhenNotEmpty(CancellationToken cancellationToken)
    {
        T? item;
        while (!TryGet(out item))
        {
            await WaitIn(_getters, () => !IsEmpty, cancellationToken);
        }

        return item;
    }

    // Another task may run before a woken one, so the callers try again.
    private static async ValueTask WaitIn(WaiterQueue waiters, Func<bool> canContinue, CancellationToken cancellationToken)
    {
        var waiter = new QueuedWaiter(EventLoop.GetRunningLoop(), waiters);
        try
        {
            await waiters.Enter(waiter, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // This task was woken and then cancelled, so it wakes the next one.
            if (!waiter.IsCancelled && canContinue())
            {
                WakeOne(waiters);
            }

            throw;
        }
    }
}
