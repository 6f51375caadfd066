namespace Asyncio;

/// <summary>The items of a <see cref="Queue{T}"/>: first in, first out.</summary>
internal sealed class FirstInFirstOut<T> : IQueueItems<T>
{
    private readonly System.Collections.Generic.Queue<T> _items = new();

    public int Count => _items.Count;

    public void Add(T item) => _items.Enqueue(item);

    public T Take() => _items.Dequeue();
}
