using System.Buffers;
using System.Net;

namespace FlagsDownloader.Http;

/// <summary>
/// Reads a response's content, up to a limit, blocking and awaiting. Larger content goes to the request's sink, part by part.
/// </summary>
/// <remarks>
/// The buffers are rented: the last user of the content may return them. After a failure they are not returned: the failed read may
/// still write into them.
/// </remarks>
/// <param name="response">A response with content.</param>
/// <param name="request">The request.</param>
/// <param name="limit">The most bytes accepted.</param>
internal sealed class ContentReader(HttpResponseMessage response, FetchRequest request, long limit)
{
    /// <summary>So many bytes stay in memory; larger content is written in parts of this size.</summary>
    public const int MaxInMemory = 128 * 1024;

    private const int InitialBufferSize = 16 * 1024;

    private readonly IContentSink? _sink = request.Sink;

    // Without a sink the content is one array.
    private readonly long _limit = request.Sink is null ? Math.Min(limit, FlagClientDefaults.MaxContentBytesInMemory) : limit;
    private byte[] _buffer = [];
    private int _filled;
    private bool _isStreamed;
    private long? _announced;

    /// <summary>The length of the content, with what was there before it.</summary>
    public long Length { get; private set; }

    /// <summary>The number of bytes that this response brought.</summary>
    public long Received { get; private set; }

    /// <returns>The content; empty where the sink took it.</returns>
    public ReadOnlyMemory<byte> Read(CancellationToken cancellationToken)
    {
        Begin();
        using var stream = response.Content.ReadAsStream(cancellationToken);
        while (true)
        {
            var read = stream.Read(_buffer, _filled, _buffer.Length - _filled);
            var isWhole = read == 0;
            Count(read);
            if (MustWrite(isWhole) && _sink!.Write(TakePart()) is { } error)
            {
                throw new ContentRefusedException(error);
            }

            if (isWhole)
            {
                return End();
            }
        }
    }

    /// <returns>The content; empty where the sink took it.</returns>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        Begin();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        while (true)
        {
            var read = await stream.ReadAsync(_buffer.AsMemory(_filled), cancellationToken);
            // An executor of the loop is called on the loop's thread, and answers there.
            await request.ContinueOnLoop();
            var isWhole = read == 0;
            Count(read);
            if (MustWrite(isWhole))
            {
                var error = await _sink!.WriteAsync(TakePart());
                await request.ContinueOnLoop();
                if (error is not null)
                {
                    throw new ContentRefusedException(error);
                }
            }

            if (isWhole)
            {
                return End();
            }
        }
    }

    private void Begin()
    {
        Length = response.StatusCode == HttpStatusCode.PartialContent ? request.Sink?.Kept?.Length ?? 0 : 0;
        _isStreamed = Length > 0;
        _sink?.Begin(Length, RangeValidator.Read(response));
        _announced = response.Content.Headers.ContentLength;
        if (Length + _announced > _limit)
        {
            throw new ContentTooLargeException(_limit);
        }

        // One byte more than announced: the read that finds the end needs room.
        var size = Math.Min(_announced ?? InitialBufferSize, _limit) + 1;
        _buffer = ArrayPool<byte>.Shared.Rent(_sink is null ? (int)size : (int)Math.Min(size, MaxInMemory));
    }

    private void Count(int read)
    {
        // The handler compares over HTTP/1.1 only.
        if (request.IsHttp2 && read == 0 && _announced is { } announced && Received != announced)
        {
            throw new ContentRefusedException(FetchFailure.WrongLength(Received, announced));
        }

        _filled += read;
        Length += read;
        Received += read;
        request.MarkProgress();
        if (Length > _limit)
        {
            throw new ContentTooLargeException(_limit);
        }

        if (_filled < _buffer.Length || (_sink is not null && _buffer.Length >= MaxInMemory))
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(_buffer.Length * 2L, _limit + 1));
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private bool MustWrite(bool isWhole)
    {
        _isStreamed |= _sink is not null && _filled == _buffer.Length && !isWhole;
        return _isStreamed && (isWhole ? _filled > 0 : _filled == _buffer.Length);
    }

    private ReadOnlyMemory<byte> TakePart()
    {
        var part = _buffer.AsMemory(0, _filled);
        _filled = 0;
        return part;
    }

    private ReadOnlyMemory<byte> End()
    {
        if (!_isStreamed)
        {
            // A part that an earlier run left is of no use any more.
            _sink?.Discard();
            return _buffer.AsMemory(0, _filled);
        }

        ArrayPool<byte>.Shared.Return(_buffer);
        return default;
    }
}
