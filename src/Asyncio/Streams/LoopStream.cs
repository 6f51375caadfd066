using System.Net.Sockets;

namespace Asyncio;

/// <summary>A stream over a socket that the loop's selector watches.</summary>
internal sealed class LoopStream : Stream
{
    private readonly EventLoop _loop;
    private readonly Socket _socket;
    private readonly LoopStreamRead _read;
    private readonly LoopStreamWrite _write;
    private int _isDisposed;

    public LoopStream(EventLoop loop, Socket socket)
    {
        _loop = loop;
        _socket = socket;
        _read = new LoopStreamRead(loop, socket);
        _write = new LoopStreamWrite(loop, socket);
    }

    public override bool CanRead => _isDisposed == 0;

    public override bool CanWrite => _isDisposed == 0;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _read.Start(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _read.ExpectAnswer();
        return _write.Start(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Writes are not buffered.
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count)
    {
        ThrowIfOnThread(nameof(ReadAsync));
        return ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        ThrowIfOnThread(nameof(WriteAsync));
        WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            if (_loop.IsOnThread)
            {
                CloseSocket();
            }
            else if (!_loop.TryPostInternal(static self => ((LoopStream)self!).CloseSocket(), this))
            {
                _socket.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private void ThrowIfOnThread(string alternative)
    {
        if (_loop.IsOnThread)
        {
            throw new NotSupportedException($"The loop's thread must not block: await {alternative}.");
        }
    }

    private void CloseSocket()
    {
        _read.End();
        _write.End();
        _socket.Dispose();
    }
}
