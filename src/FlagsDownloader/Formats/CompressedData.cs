namespace FlagsDownloader.Formats;

/// <summary>Compressed data as a decompressor reads it. Says afterwards whether its end was there, and was the end of the data.</summary>
/// <remarks>
/// .NET's decompressors end without an error where the data is cut, and do not say how much of it they used. A decompressor reads
/// ahead, so the last byte is a read of its own: it is read by one that has not found the end before it, and only one that misses
/// the end asks for more.
/// </remarks>
/// <param name="data">The compressed data.</param>
internal sealed class CompressedData(ReadOnlyMemory<byte> data) : Stream
{
    private int _position;

    /// <summary>Whether the decompressor asked for more than there is: the end of the data is missing.</summary>
    public bool IsTooShort { get; private set; }

    /// <summary>Whether the decompressor needed the last byte: nothing follows the end of the data.</summary>
    public bool IsUsedUp => _position == data.Length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var rest = data.Span[_position..];
        IsTooShort |= rest.IsEmpty;
        var length = Math.Min(rest.Length > 1 ? rest.Length - 1 : rest.Length, buffer.Length);
        rest[..length].CopyTo(buffer);
        _position += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
