namespace Asyncio;

/// <content>The reads.</content>
public sealed partial class StreamReader
{
    private static readonly ReadOnlyMemory<byte>[] LineFeed = [new byte[] { (byte)'\n' }];

    /// <summary>Reads the available bytes; waits if there are none. <c>read()</c>.</summary>
    /// <param name="count">The maximum number of bytes; -1 to read to the end of the stream.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. No byte is lost, except those that a read to the end has read.</param>
    /// <returns>At least one byte, unless the stream has ended or <paramref name="count"/> is 0.</returns>
    /// <exception cref="System.Net.Sockets.SocketException">The connection failed.</exception>
    /// <exception cref="InvalidOperationException">Another task waits for data of this stream.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public async ValueTask<byte[]> Read(int count = -1, CancellationToken cancellationToken = default)
    {
        ThrowIfFailed();
        if (count < 0)
        {
            return await ReadToEnd(cancellationToken);
        }

        if (count == 0)
        {
            return [];
        }

        if (_buffer.Count == 0 && !_hasEnded)
        {
            await WaitForData(cancellationToken);
        }

        return Take(Math.Min(count, _buffer.Count));
    }

    /// <summary>Reads the available bytes into a buffer, without an allocation. Not in asyncio.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. No byte is lost.</param>
    /// <returns>The number of bytes, at least one; 0 at the end of the stream, or if the buffer is empty.</returns>
    /// <inheritdoc cref="Read"/>
    public async ValueTask<int> ReadInto(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ThrowIfFailed();
        if (buffer.IsEmpty)
        {
            return 0;
        }

        if (_buffer.Count == 0 && !_hasEnded)
        {
            await WaitForData(cancellationToken);
        }

        var count = Math.Min(buffer.Length, _buffer.Count);
        _buffer.Span[..count].CopyTo(buffer.Span);
        _buffer.Consume(count);
        ResumeTransportIfDrained();
        return count;
    }

    /// <summary>Reads exactly <paramref name="count"/> bytes; <c>readexactly()</c>.</summary>
    /// <param name="count">The number of bytes; may exceed the limit.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. No byte is lost.</param>
    /// <exception cref="IncompleteReadException">The stream ended before. The exception has the bytes read.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <inheritdoc cref="Read"/>
    public async ValueTask<byte[]> ReadExactly(int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ThrowIfFailed();
        while (_buffer.Count < count)
        {
            if (_hasEnded)
            {
                throw new IncompleteReadException(_buffer.Take(_buffer.Count), count);
            }

            await WaitForData(cancellationToken);
        }

        return count == 0 ? [] : Take(count);
    }

    /// <summary>Reads a line; <c>readline()</c>.</summary>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. No byte is lost.</param>
    /// <returns>The line with its line feed; without one if the stream ended; empty at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">
    /// The line is longer than the limit. It is removed from the stream, or all buffered data if that has no line feed.
    /// </exception>
    /// <inheritdoc cref="Read"/>
    public async ValueTask<byte[]> ReadLine(CancellationToken cancellationToken = default)
    {
        try
        {
            return await ReadUntil(LineFeed, cancellationToken);
        }
        catch (IncompleteReadException e)
        {
            return e.Partial.ToArray();
        }
        catch (LimitOverrunException e)
        {
            var isWhole = e.Consumed < _buffer.Count && _buffer.Span[e.Consumed] == LineFeed[0].Span[0];
            _buffer.Consume(isWhole ? e.Consumed + 1 : _buffer.Count);
            ResumeTransportIfDrained();
            throw new InvalidDataException(e.Message, e);
        }
    }

    /// <summary>Reads up to and including a separator; <c>readuntil()</c>.</summary>
    /// <param name="separator">The separator, at least one byte.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. No byte is lost.</param>
    /// <exception cref="IncompleteReadException">The stream ended before. The exception has the bytes read.</exception>
    /// <exception cref="LimitOverrunException">No separator was found within the limit. The data stays in the stream.</exception>
    /// <exception cref="ArgumentException">A separator is empty, or there is none.</exception>
    /// <inheritdoc cref="Read"/>
    public ValueTask<byte[]> ReadUntil(ReadOnlyMemory<byte> separator, CancellationToken cancellationToken = default) =>
        ReadUntil([separator], cancellationToken);

    /// <param name="separators">The separators, each at least one byte. The read ends at the one that gives the shortest result.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. No byte is lost.</param>
    /// <inheritdoc cref="ReadUntil(ReadOnlyMemory{byte}, CancellationToken)"/>
    public async ValueTask<byte[]> ReadUntil(IReadOnlyCollection<ReadOnlyMemory<byte>> separators, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(separators);
        var (shortest, longest) = Lengths(separators);
        ThrowIfFailed();

        // No separator starts before this offset.
        var offset = 0;
        while (true)
        {
            if (_buffer.Count - offset >= shortest)
            {
                if (Find(separators, offset) is var (start, end))
                {
                    return start <= _limit ? Take(end) : throw new LimitOverrunException("The separator is beyond the limit of the stream", start);
                }

                offset = Math.Max(0, _buffer.Count + 1 - longest);
                if (offset > _limit)
                {
                    throw new LimitOverrunException("There is no separator within the limit of the stream", offset);
                }
            }

            if (_hasEnded)
            {
                throw new IncompleteReadException(_buffer.Take(_buffer.Count), expected: null);
            }

            await WaitForData(cancellationToken);
        }
    }

    private static (int Shortest, int Longest) Lengths(IReadOnlyCollection<ReadOnlyMemory<byte>> separators)
    {
        if (separators.Count == 0)
        {
            throw new ArgumentException("There must be at least one separator.", nameof(separators));
        }

        var (shortest, longest) = (int.MaxValue, 0);
        foreach (var separator in separators)
        {
            shortest = Math.Min(shortest, separator.Length);
            longest = Math.Max(longest, separator.Length);
        }

        return shortest > 0 ? (shortest, longest) : throw new ArgumentException("A separator must have at least one byte.", nameof(separators));
    }

    private (int Start, int End)? Find(IReadOnlyCollection<ReadOnlyMemory<byte>> separators, int offset)
    {
        (int Start, int End)? found = null;
        var span = _buffer.Span[offset..];
        foreach (var separator in separators)
        {
            if (span.IndexOf(separator.Span) is var at and >= 0 && (found is null || IsBetter(at + separator.Length, separator.Length, found.Value)))
            {
                found = (at, at + separator.Length);
            }
        }

        return found is { } best ? (best.Start + offset, best.End + offset) : null;

        // With equal ends, the shorter separator, as CPython sorts them.
        static bool IsBetter(int end, int length, (int Start, int End) found) =>
            end < found.End || (end == found.End && length < found.End - found.Start);
    }

    private async ValueTask<byte[]> ReadToEnd(CancellationToken cancellationToken)
    {
        var all = new List<byte[]>();
        while (await Read(_limit, cancellationToken) is { Length: > 0 } piece)
        {
            all.Add(piece);
        }

        return all.Count == 1 ? all[0] : [.. all.SelectMany(piece => piece)];
    }

    private byte[] Take(int count)
    {
        var taken = _buffer.Take(count);
        ResumeTransportIfDrained();
        return taken;
    }
}
