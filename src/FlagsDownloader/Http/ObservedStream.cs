using System.Net.Security;

namespace FlagsDownloader.Http;

/// <summary>The decrypted side of an encrypted connection, observed like <see cref="ObservedConnection"/>.</summary>
/// <remarks>
/// Bytes on the socket need not be content: servers send session tickets between answers. So the inspection reads one byte into a
/// buffer of its own. The next read gets that byte.
/// </remarks>
internal sealed class ObservedStream(Stream inner) : Stream, IObservedStream
{
    private readonly byte[] _byte = new byte[1];
    private Task<int>? _inspection;

    /// <inheritdoc/>
    public ConnectionUse? Use { private get; set; }

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public ConnectionState Inspect()
    {
        try
        {
            _inspection ??= inner.ReadAsync(_byte).AsTask();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return ConnectionState.Ended;
        }

        return !_inspection.IsCompleted ? ConnectionState.Silent
            : _inspection.IsCompletedSuccessfully && _inspection.Result > 0 ? ConnectionState.UnsolicitedBytes
            : ConnectionState.Ended;
    }

    // TLS has a message for this. Sending it may wait for the server; the inspection does not wait.
    public void EndRequests() => _ = inner is SslStream encrypted ? ObserveAsync(encrypted.ShutdownAsync()) : Task.CompletedTask;

    public override int Read(Span<byte> buffer)
    {
        int read;
        if (_inspection is { } inspection && buffer.Length > 0)
        {
            read = inspection.GetAwaiter().GetResult();
            Serve(read, buffer);
        }
        else
        {
            read = inner.Read(buffer);
        }

        return Use?.Read(read, buffer.Length) ?? read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Use is { IsReadAhead: true })
        {
            if (Use.IsUnusableForCurrent())
            {
                return 0;
            }

            await Use.WhenWritten().ConfigureAwait(false);
        }

        int read;
        if (_inspection is { } inspection)
        {
            read = await inspection.ConfigureAwait(false);
            // A read into an empty buffer waits for content, and takes none.
            if (buffer.Length == 0)
            {
                return 0;
            }

            Serve(read, buffer.Span);
        }
        else
        {
            read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        return Use?.Read(read, buffer.Length) ?? read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Use?.Writing();
        inner.Write(buffer);
        Use?.Written();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Exchange.ContinueOnLoop();
        Use?.Writing();
        await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        Use?.Written();
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        Use?.Closing();
        await inner.DisposeAsync().ConfigureAwait(false);
        Forget();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Use?.Closing();
            inner.Dispose();
            Forget();
        }

        base.Dispose(disposing);
    }

    private static async Task ObserveAsync(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Serve(int read, Span<byte> buffer)
    {
        _inspection = null;
        if (read > 0)
        {
            buffer[0] = _byte[0];
        }
    }

    // The end of the connection ends the read, which is no failure.
    private void Forget()
    {
        if (_inspection is { } inspection)
        {
            _ = ObserveAsync(inspection);
        }
    }
}
