using System.Net.Sockets;
using Asyncio;

namespace FlagsDownloader.Http;

/// <summary>
/// A connection like <see cref="ObservedConnection"/>, on an event loop: the loop's thread reads, writes and waits, and no other.
/// </summary>
/// <remarks>It serves the requests of its loop only. The handler opens another connection for others.</remarks>
/// <param name="loop">Waits for the socket.</param>
/// <param name="socket">The socket, connected and non-blocking.</param>
internal sealed class LoopConnection(EventLoop loop, Socket socket) : Stream, IObservedStream
{
    private readonly Stream _stream = loop.AsStream(socket);

    /// <inheritdoc/>
    public ConnectionUse? Use { private get; set; }

    public override bool CanRead => _stream.CanRead;

    public override bool CanWrite => _stream.CanWrite;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public ConnectionState Inspect() => SocketState.Inspect(socket);

    public void EndRequests() => SocketState.EndSending(socket);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Use is null)
        {
            return await _stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        if (Use.IsReadAhead)
        {
            if (Exchange.Current?.Loop != loop || Use.IsUnusableForCurrent())
            {
                return 0;
            }

            await Use.WhenWritten().ConfigureAwait(false);
        }

        return Use.Read(await _stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Exchange.ContinueOnLoop();
        Use?.Writing();
        await _stream.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        Use?.Written();
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // A blocking request gets such a connection only where it waited for one at the same time as an awaiting request.
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _stream.Read(buffer, offset, count);
        return Use?.Read(read, count) ?? read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Use?.Writing();
        _stream.Write(buffer, offset, count);
        Use?.Written();
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Use?.Closing();
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
