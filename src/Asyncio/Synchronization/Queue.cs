using System.Diagnostics.CodeAnalysis;

namespace Asyncio;

/// <summary>Hands items from tasks that make them to tasks that take them, in order; <c>asyncio.Queue</c>.</summary>
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

    /// <summary>Makes an empty queue.</summary>
    /// <param name="maxSize">How many items it holds before a put has to wait; 0 for any number.</param>
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

    /// <summary>How many items it holds at most; 0 for any number.</summary>
    public int MaxSize { get; }

    /// <summary>How many items it holds; <c>Queue.qsize()</c>.</summary>
    public int Count => _items.Count;

    /// <summary>True when there is nothing to get; <c>Queue.empty()</c>.</summary>
    public bool IsEmpty => _items.Count == 0;

    /// <summary>True when a put would have to wait; <c>Queue.full()</c>.</summary>
    public bool IsFull => MaxSize > 0 && _items.Count >= MaxSize;

    /// <summary>How many items were put for which <see cref="TaskDone"/> was not called yet.</summary>
    public int UnfinishedCount { get; private set; }

    /// <summary>True after <see cref="Shutdown"/>.</summary>
    public bool IsShutdown { get; private set; }

    /// <summary>Puts an item, as soon as there is room; <c>Queue.put</c>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Ends the wait. The cancellation of the waiting task does so anyway.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled; the item was not put.</exception>
    /// <exception cref="QueueShutDownException">The queue is shut down, or was while this waited; the item was not put.</exception>
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

        return TryPut(item) ? ValueTask.CompletedTask : PutWhenThereIsRoom(item, cancellationToken);
    }

    /// <summary>Takes the next item, as soon as there is one: that which was put first. <c>Queue.get</c>.</summary>
    /// <param name="cancellationToken">Ends the wait. The cancellation of the waiting task does so anyway.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled; nothing was taken.</exception>
    /// <exception cref="QueueShutDownException">The queue is shut down, or was while this waited, and has no item left.</exception>
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

        return TryGet(out var item) ? new ValueTask<T>(item) : GetWhenThereIsOne(cancellationToken);
    }

    /// <summary>Puts an item if there is room now; <c>Queue.put_nowait</c>, which raises where this returns false.</summary>
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

    /// <summary>Takes an item if there is one now; <c>Queue.get_nowait</c>, which raises where this returns false.</summary>
    /// <exception cref="QueueShutDownException">The queue is shut down and has no item left.</exception>
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

    /// <summary>Says that the work on an item that was got is done; <c>Queue.task_done</c>.</summary>
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
    /// Has the queue take no more items: puts fail, gets fail once it is empty, and those who wait are told. <c>Queue.shutdown</c>.
    /// </summary>
    /// <param name="immediate">Whether the items that it holds are dropped, as if the work on them were done.</param>
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

    /// <summary>Waits until the work on every item is done; <c>Queue.join</c>.</summary>
    /// <param name="cancellationToken">Ends the wait. The cancellation of the waiting task does so anyway.</param>
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

    private async ValueTask PutWhenThereIsRoom(T item, CancellationToken cancellationToken)
    {
        while (!TryPut(item))
        {
            await WaitIn(_putters, () => !IsFull, cancellationToken);
        }
    }

    private async ValueTask<T> GetWhenThereIsOne(CancellationToken cancellationToken)
    {
        T? item;
        while (!TryGet(out item))
        {
            await WaitIn(_getters, () => !IsEmpty, cancellationToken);
        }

        return item;
    }

    // Woken is not served: another task may have come first in between, so the callers ask again.
    private static async ValueTask WaitIn(WaiterQueue waiters, Func<bool> canPass, CancellationToken cancellationToken)
    {
        var waiter = new QueuedWaiter(EventLoop.GetRunningLoop(), waiters);
        try
        {
            await waiters.Enter(waiter, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Called, but cancelled before it could answer: the next one is called instead.
            if (!waiter.IsCancelled && canPass())
            {
                WakeOne(waiters);
            }

            throw;
        }
    }
}
