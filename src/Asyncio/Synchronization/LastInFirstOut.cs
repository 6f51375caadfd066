namespace Asyncio;

/// <summary>The items of a <see cref="LifoQueue{T}"/>: last in, first out.</summary>
internal sealed class LastInFirstOut<T> : IQueueItems<T>
{
    private readonly Stack<T> _items = new();

    public int Count => _items.Count;

    public void Add(T item) => _items.Push(item);

    public T Take() => _items.Pop();
}
