namespace Asyncio;

/// <summary>The timers of a loop, ordered by due time; equal times in order of addition.</summary>
/// <remarks>
/// A heap with four children for each node: half the levels of a binary heap, and the children of a node share one or two cache lines. A
/// cancelled timer stays until it is due, as in asyncio; when more than half of a large heap is cancelled, all cancelled timers are removed.
/// </remarks>
internal sealed class TimerHeap
{
    private const int Arity = 4;
    private const int MinCountToPurge = 100;

    private Entry[] _entries = new Entry[16];
    private int _count;
    private int _cancelled;
    private long _sequence;

    public int Count => _count;

    /// <summary>The due time of the first timer, in ticks of the loop's time. Valid only if <see cref="Count"/> is not zero.</summary>
    public long FirstDue => _entries[0].Due;

    public ITimerTarget First => _entries[0].Target;

    public void Add(long due, ITimerTarget target)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
        }

        SiftUp(_count++, new Entry(due, _sequence++, target));
    }

    public ITimerTarget Pop()
    {
        var first = _entries[0].Target;
        if (first.IsObsolete && _cancelled > 0)
        {
            _cancelled--;
        }

        var last = _entries[--_count];
        _entries[_count] = default;
        if (_count > 0)
        {
            SiftDown(0, last);
        }

        return first;
    }

    /// <summary>Counts a cancelled timer; removes all cancelled timers when they are the majority.</summary>
    public void CountCancelled()
    {
        _cancelled++;
        if (_count > MinCountToPurge && _cancelled > _count / 2)
        {
            Purge();
        }
    }

    public void Clear()
    {
        _entries = new Entry[16];
        _count = 0;
        _cancelled = 0;
    }

    private void Purge()
    {
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            if (!_entries[i].Target.IsObsolete)
            {
                _entries[kept++] = _entries[i];
            }
        }

        Array.Clear(_entries, kept, _count - kept);
        _count = kept;
        _cancelled = 0;
        for (var i = (kept - 2) / Arity; i >= 0 && kept > 1; i--)
        {
            SiftDown(i, _entries[i]);
        }
    }

    private void SiftUp(int index, Entry entry)
    {
        var entries = _entries;
        while (index > 0)
        {
            var parent = (index - 1) / Arity;
            if (!entry.Before(in entries[parent]))
            {
                break;
            }

            entries[index] = entries[parent];
            index = parent;
        }

        entries[index] = entry;
    }

    private void SiftDown(int index, Entry entry)
    {
        var entries = _entries;
        while (true)
        {
            var child = (index * Arity) + 1;
            if (child >= _count)
            {
                break;
            }

            var least = child;
            var end = Math.Min(child + Arity, _count);
            for (var i = child + 1; i < end; i++)
            {
                if (entries[i].Before(in entries[least]))
                {
                    least = i;
                }
            }

            if (!entries[least].Before(in entry))
            {
                break;
            }

            entries[index] = entries[least];
            index = least;
        }

        entries[index] = entry;
    }

    private readonly struct Entry(long due, long sequence, ITimerTarget target)
    {
        public readonly long Due = due;
        public readonly ITimerTarget Target = target;
        private readonly long _sequence = sequence;

        public bool Before(in Entry other) => Due < other.Due || (Due == other.Due && _sequence < other._sequence);
    }
}
