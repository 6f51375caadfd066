namespace Asyncio;

/// <summary>The items of a <see cref="PriorityQueue{T}"/>: the smallest first, equal ones in order of insertion.</summary>
internal sealed class LeastFirst<T>(IComparer<T>? comparer) : IQueueItems<T>
{
    private readonly System.Collections.Generic.PriorityQueue<T, (T Item, long Sequence)> _items =
        new(new ByItemThenSequence(comparer ?? Comparer<T>.Default));

    private long _sequence;

    public int Count => _items.Count;

    public void Add(T item) => _items.Enqueue(item, (item, _sequence++));

    public T Take() => _items.Dequeue();

    private sealed class ByItemThenSequence(IComparer<T> items) : IComparer<(T Item, long Sequence)>
    {
        public int Compare((T Item, long Sequence) x, (T Item, long Sequence) y) =>
            items.Compare(x.Item, y.Item) is var order and not 0 ? order : x.Sequence.CompareTo(y.Sequence);
    }
}
