namespace Asyncio;

/// <content>The reads.</content>
public sealed partial class StreamReader
{
    private static readonly ReadOnlyMemory<byte>[] LineFeed = [new byte[] { (byte)'\n' }];

    /// <summary>Reads what there is, once there is something; <c>read()</c>.</summary>
    /// <param name="count">How many bytes at most; -1 for all up to the end of the stream.</param>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task. No byte is lost then, but for those that -1 has read.</param>
    /// <returns>At least one byte, unless the stream has ended or <paramref name="count"/> is 0.</returns>
    /// <exception cref="System.Net.Sockets.SocketException">The connection failed.</exception>
    /// <exception cref="InvalidOperationException">Another task waits in a read.</exception>
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

    /// <summary>Reads what there is into a buffer, so that nothing is allocated for it; ours.</summary>
    /// <param name="buffer">Where to put it.</param>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task. No byte is lost then.</param>
    /// <returns>How many bytes, at least one; 0 at the end of the stream, or when there is no room for any.</returns>
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

    /// <summary>Reads a number of bytes, neither more nor fewer; <c>readexactly()</c>.</summary>
    /// <param name="count">How many; it may be more than the limit.</param>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task. No byte is lost then.</param>
    /// <exception cref="IncompleteReadException">The stream ended before. What came is in it, and read.</exception>
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
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task. No byte is lost then.</param>
    /// <returns>It ends with a line feed, unless the stream ended before; empty at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">
    /// The line is longer than the limit. It is taken out of the stream; all that came is, if there is no line feed in it.
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

    /// <summary>Reads up to a separator, and with it; <c>readuntil()</c>.</summary>
    /// <param name="separator">What ends it, at least one byte.</param>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task. No byte is lost then.</param>
    /// <exception cref="IncompleteReadException">The stream ended before. What came is in it, and read.</exception>
    /// <exception cref="LimitOverrunException">There is no separator within the limit. Nothing is read.</exception>
    /// <exception cref="ArgumentException">The separator is empty, or there is none.</exception>
    /// <inheritdoc cref="Read"/>
    public ValueTask<byte[]> ReadUntil(ReadOnlyMemory<byte> separator, CancellationToken cancellationToken = default) =>
        ReadUntil([separator], cancellationToken);

    /// <param name="separators">What ends it, each at least one byte. The one that makes the result shortest counts.</param>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task. No byte is lost then.</param>
    /// <inheritdoc cref="ReadUntil(ReadOnlyMemory{byte}, CancellationToken)"/>
    public async ValueTask<byte[]> ReadUntil(IReadOnlyCollection<ReadOnlyMemory<byte>> separators, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(separators);
        var (shortest, longest) = Lengths(separators);
        ThrowIfFailed();

        // Where no separator begins before.
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

        // The shortest separator first, as CPython sorts them.
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
