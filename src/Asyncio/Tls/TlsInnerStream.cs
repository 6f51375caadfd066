using System.Threading.Tasks.Sources;

namespace Asyncio;

/// <summary>
/// The stream under an <see cref="System.Net.Security.SslStream"/>: it reads what a transport has received, and writes to the transport. Used on
/// the loop's thread only.
/// </summary>
/// <remarks>
/// A read completes with no <see cref="SynchronizationContext"/> set. SslStream awaits with <c>ConfigureAwait(false)</c>, and such a
/// continuation runs in place only then; with the loop's context set the runtime would run it on the thread pool.
/// </remarks>
internal sealed class TlsInnerStream(TlsTransport transport) : Stream, IValueTaskSource<int>
{
    // Mutable, so not readonly.
    private ManualResetValueTaskSourceCore<int> _core;
    private ByteBuffer _received;
    private Memory<byte> _buffer;
    private Exception? _failure;
    private bool _isPending;
    private bool _hasEnded;

    /// <summary>If true, no read completes, so that SslStream decrypts nothing.</summary>
    public bool IsPaused { get; set; }

    /// <summary>The number of bytes that were received and not read.</summary>
    public int Count => _received.Count;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Feed(ReadOnlySpan<byte> data)
    {
        _received.Append(data);
        Proceed();
    }

    /// <summary>The peer sends no more.</summary>
    public void FeedEof()
    {
        _hasEnded = true;
        Proceed();
    }

    /// <summary>The transport is lost: the pending read fails, and so does each later one.</summary>
    public void Fail(Exception exception)
    {
        _failure = exception;
        _received.Clear();
        IsPaused = false;
        Proceed();
    }

    /// <summary>Completes the pending read if possible.</summary>
    public void Proceed()
    {
        if (!_isPending || IsPaused || !CanReadNow)
        {
            return;
        }

        _isPending = false;
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            if (_failure is not null)
            {
                _core.SetException(_failure);
            }
            else
            {
                _core.SetResult(Take(_buffer));
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!IsPaused && CanReadNow)
        {
            return _failure is null ? new ValueTask<int>(Take(buffer)) : ValueTask.FromException<int>(_failure);
        }

        _buffer = buffer;
        _isPending = true;
        return new ValueTask<int>(this, _core.Version);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        transport.SendEncrypted(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        transport.SendEncrypted(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    // The transport has all data already.
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The loop's thread must not block.");

    public override void Write(byte[] buffer, int offset, int count) => transport.SendEncrypted(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    int IValueTaskSource<int>.GetResult(short token)
    {
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            _core.Reset();
        }
    }

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    private bool CanReadNow => _received.Count > 0 || _hasEnded || _failure is not null;

    // A read of 0 bytes waits for data and takes none.
    private int Take(Memory<byte> buffer)
    {
        _buffer = default;
        var count = Math.Min(buffer.Length, _received.Count);
        if (count > 0)
        {
            _received.Span[..count].CopyTo(buffer.Span);
            _received.Consume(count);
        }

        return count;
    }
}
