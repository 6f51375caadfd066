namespace FlagsDownloader.Addresses;

/// <summary>Reads a <see cref="ListText"/> block by block.</summary>
internal sealed class ListTextStream(ListText text) : Stream
{
    private readonly byte[] _block = new byte[64 * 1024];
    private int _start, _end, _blocks;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        // A block that is not whole is the last one.
        if (_start == _end && (_blocks == 0 || _end == _block.Length))
        {
            (_start, _end) = (0, text.ReadBlock(_blocks++, _block));
        }

        var length = Math.Min(count, _end - _start);
        _block.AsSpan(_start, length).CopyTo(buffer.AsSpan(offset));
        _start += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
