using System.Buffers;

namespace Asyncio;

/// <summary>A first-in, first-out buffer of bytes in one block. An empty buffer holds no memory.</summary>
internal struct ByteBuffer
{
    private byte[]? _bytes;
    private int _start;
    private int _end;

    public readonly int Count => _end - _start;

    public readonly ReadOnlySpan<byte> Span => _bytes.AsSpan(_start, Count);

    public void Append(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            return;
        }

        if (_bytes is null || data.Length > _bytes.Length - _end)
        {
            MakeRoom(data.Length);
        }

        data.CopyTo(_bytes.AsSpan(_end));
        _end += data.Length;
    }

    /// <summary>Removes bytes from the front.</summary>
    public void Consume(int count)
    {
        _start += count;
        if (_start == _end)
        {
            Clear();
        }
    }

    public byte[] Take(int count)
    {
        var taken = Span[..count].ToArray();
        Consume(count);
        return taken;
    }

    public void Clear()
    {
        if (_bytes is { } bytes)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        _bytes = null;
        _start = _end = 0;
    }

    private void MakeRoom(int more)
    {
        var count = Count;
        var needed = checked(count + more);

        // Moves the bytes only if at least half of the block in front of them is free, so that each is moved once on average.
        if (_bytes is { } bytes && needed <= bytes.Length && _start >= bytes.Length / 2)
        {
            Span.CopyTo(bytes);
        }
        else
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, (int)Math.Min(2L * count, Array.MaxLength)));
            Span.CopyTo(larger);
            Clear();
            _bytes = larger;
        }

        _start = 0;
        _end = count;
    }
}
