using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Cli.Outputs;

/// <summary>Writes to a pipe, a terminal or an inherited descriptor, and after an interrupt does not wait for a stalled reader.</summary>
/// <remarks>
/// The parent process shares the descriptor, so it is not made non-blocking. The kernel reports a pipe as writable when a page
/// is free in it, and a write of at most a page does not block.
/// </remarks>
/// <param name="handle">The descriptor; it stays open.</param>
/// <param name="time">Measures how long the reader has stalled.</param>
/// <param name="interrupted">After an interrupt, a stalled reader is given up after two seconds.</param>
internal sealed class DescriptorStream(SafeFileHandle handle, TimeProvider time, CancellationToken interrupted) : Stream
{
    private const int MaxWrite = 4096; // PIPE_BUF
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StallTimeout = TimeSpan.FromSeconds(2);

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
        while (!buffer.IsEmpty)
        {
            WaitForRoom();
            buffer = buffer[Descriptors.Write(handle, buffer[..Math.Min(buffer.Length, MaxWrite)])..];
        }
    }

    public override void Flush()
    {
        // Nothing is buffered.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void WaitForRoom()
    {
        var start = time.GetTimestamp();
        while (!Descriptors.AwaitWritable(handle, PollTime))
        {
            if (interrupted.IsCancellationRequested && time.GetElapsedTime(start) >= StallTimeout)
            {
                throw new IOException("interrupted, and its reader reads nothing");
            }
        }
    }
}
