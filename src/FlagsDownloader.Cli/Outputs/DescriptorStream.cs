using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Cli.Outputs;

/// <summary>Writes to a pipe, a terminal or a descriptor of somebody else's, and does not wait for ever for one who takes nothing.</summary>
/// <remarks>
/// A descriptor is shared with whoever started this program, so it is not made non-blocking. The kernel says that a pipe can be
/// written to when a page is free in it, and a write of no more than that does not wait.
/// </remarks>
/// <param name="handle">Where to; stays open.</param>
/// <param name="time">Measures how long nothing was taken.</param>
/// <param name="interrupted">After Ctrl-C, one who takes nothing for a while is given up.</param>
internal sealed class DescriptorStream(SafeFileHandle handle, TimeProvider time, CancellationToken interrupted) : Stream
{
    private const int MaxWrite = 4096; // PIPE_BUF
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

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
            AwaitRoom();
            buffer = buffer[Descriptors.Write(handle, buffer[..Math.Min(buffer.Length, MaxWrite)])..];
        }
    }

    public override void Flush()
    {
        // Nothing is kept back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void AwaitRoom()
    {
        var start = time.GetTimestamp();
        while (!Descriptors.AwaitWritable(handle, PollTime))
        {
            if (interrupted.IsCancellationRequested && time.GetElapsedTime(start) >= Patience)
            {
                throw new IOException("interrupted, and its reader takes nothing");
            }
        }
    }
}
