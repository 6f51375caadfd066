namespace FlagsServer.Statistics;

/// <summary>A period's requests in order of arrival. Read and written under the lock of <see cref="RequestStatistics"/>.</summary>
/// <remarks>
/// Blocks instead of a <see cref="List{T}"/>: a list of a hundred thousand copies megabytes when it grows, with the lock held
/// and requests waiting for it. A block stays below the size from which objects are large to the collector (85,000 bytes).
/// </remarks>
internal sealed class RequestJournal
{
    /// <summary>More than a lesson sends. With their targets they take some 20 MB.</summary>
    public const int MaxRequests = 100_000;

    /// <summary>Targets may have 8 KB each, so that a bound on their number does not bound the memory.</summary>
    public const int MaxCharacters = 16 << 20;

    /// <summary>The number of entries in a block.</summary>
    public const int BlockSize = 512;

    private readonly List<JournalEntry[]> _blocks = [];
    private int _characters;

    /// <summary>The number of requests in the journal.</summary>
    public int Count { get; private set; }

    /// <summary>The number of requests that arrived when the journal was full.</summary>
    public long Dropped { get; private set; }

    /// <summary>Adds a request.</summary>
    /// <returns>Its place, for <see cref="Complete"/>; -1 when the journal is full.</returns>
    public int Add(JournalEntry entry)
    {
        if (Count == MaxRequests || entry.Target.Length > MaxCharacters - _characters)
        {
            Dropped++;
            return -1;
        }

        if (Count == _blocks.Count * BlockSize)
        {
            _blocks.Add(new JournalEntry[BlockSize]);
        }

        _characters += entry.Target.Length;
        _blocks[^1][Count % BlockSize] = entry;
        return Count++;
    }

    /// <summary>Adds the outcome of a request.</summary>
    /// <param name="place">The result of <see cref="Add"/>.</param>
    /// <param name="end">The outcome.</param>
    public void Complete(int place, RequestOutcome end)
    {
        if (place >= 0)
        {
            ref var entry = ref _blocks[place / BlockSize][place % BlockSize];
            entry = entry with { End = end };
        }
    }

    /// <summary>Corrects the size of a completed request's body.</summary>
    /// <param name="place">The result of <see cref="Add"/>.</param>
    /// <param name="bytes">The size.</param>
    public void Correct(int place, long bytes)
    {
        if (place >= 0 && _blocks[place / BlockSize][place % BlockSize].End is { } end)
        {
            Complete(place, end with { Bytes = bytes });
        }
    }

    /// <summary>Copies a block's worth of entries.</summary>
    /// <param name="from">The place of the first, a multiple of <see cref="BlockSize"/>.</param>
    /// <returns>Fewer in the last block; none after it.</returns>
    public ReadOnlySpan<JournalEntry> Copy(int from) =>
        from >= Count ? [] : _blocks[from / BlockSize].AsSpan(0, Math.Min(BlockSize, Count - from)).ToArray();
}
