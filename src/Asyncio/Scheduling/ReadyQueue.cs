using System.Runtime.CompilerServices;

namespace Asyncio;

/// <summary>The loop's ready queue: first in, first out. For the loop's thread only.</summary>
/// <remarks>A ring buffer: <see cref="Queue{T}"/> of .NET checks a version and copies twice for each operation.</remarks>
internal sealed class ReadyQueue
{
    private const int InitialCapacity = 64;

    // Half a megabyte.
    private const int MaxKeptCapacity = 16 * 1024;

    private ReadyEntry[] _items = new ReadyEntry[InitialCapacity];
    private int _head;
    private int _count;

    public int Count => _count;

    /// <summary>The entry at an index; 0 is the next to run.</summary>
    public ref readonly ReadyEntry this[int index] => ref _items[(_head + index) & (_items.Length - 1)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(in ReadyEntry entry)
    {
        var items = _items;
        if (_count == items.Length)
        {
            items = Grow();
        }

        items[(_head + _count) & (items.Length - 1)] = entry;
        _count++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadyEntry Pop()
    {
        var items = _items;
        ref var slot = ref items[_head];
        var entry = slot;
        slot = default;
        _head = (_head + 1) & (items.Length - 1);
        _count--;
        return entry;
    }

    /// <summary>Releases the memory of a burst if the queue is empty.</summary>
    public void Trim()
    {
        if (_count == 0 && _items.Length > MaxKeptCapacity)
        {
            Clear();
        }
    }

    public void Clear()
    {
        _items = new ReadyEntry[InitialCapacity];
        _head = 0;
        _count = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ReadyEntry[] Grow()
    {
        var larger = new ReadyEntry[_items.Length * 2];
        var untilEnd = _items.Length - _head;
        Array.Copy(_items, _head, larger, 0, untilEnd);
        Array.Copy(_items, 0, larger, untilEnd, _head);
        _items = larger;
        _head = 0;
        return larger;
    }
}
