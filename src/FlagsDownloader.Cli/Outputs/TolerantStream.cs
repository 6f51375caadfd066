namespace FlagsDownloader.Cli.Outputs;

/// <summary>A stream that drops output that cannot be written, instead of throwing.</summary>
/// <param name="inner">The stream to write to.</param>
/// <param name="written">Called after each write.</param>
/// <param name="failed">Called with the reason when a write fails.</param>
internal sealed class TolerantStream(Stream inner, Action written, Action<string> failed) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
            inner.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failed(exception.Message);
        }
        catch (ArgumentOutOfRangeException)
        {
            // EFBIG: a limit of the file system or of this process (ulimit -f). .NET reports it as a bad argument.
            failed("the file exceeds the maximum file size");
        }

        written();
    }

    public override void Flush()
    {
        // Every write is flushed.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
