using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Storage;

/// <summary>Reads a file from its beginning, with no more of it in memory than the caller has not used yet.</summary>
/// <remarks>It ends where the file ended when it was opened: a device has no end, and a file may grow meanwhile.</remarks>
/// <param name="file">The file. It stays open.</param>
internal sealed class FileWindow(SafeFileHandle file)
{
    private const int FirstBytes = 64 * 1024;

    // A foreign file may be one long line.
    private const int MaxBytes = 1024 * 1024;

    private readonly long _size = RegularFile.LengthOf(file);
    private byte[] _buffer = new byte[FirstBytes];
    private int _start, _end;

    /// <summary>The bytes that were read and not used.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start.._end);

    /// <summary>Where in the file <see cref="Unread"/> begins.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether nothing follows <see cref="Unread"/>.</summary>
    public bool IsAtEnd => Offset + _end - _start >= _size;

    /// <summary>Uses bytes of <see cref="Unread"/>.</summary>
    public void Advance(int bytes)
    {
        _start += bytes;
        Offset += bytes;
    }

    /// <summary>Adds bytes to <see cref="Unread"/>; false at the end of the file.</summary>
    /// <exception cref="IOException">The file cannot be read, or 1 MiB of it was not used.</exception>
    public bool ReadMore()
    {
        if (IsAtEnd)
        {
            return false;
        }

        if (_start > 0)
        {
            Unread.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        else if (_end == _buffer.Length)
        {
            if (_end >= MaxBytes)
            {
                throw new IOException($"More than {MaxBytes} bytes without an end.");
            }

            Array.Resize(ref _buffer, _end * 2);
        }

        var room = (int)Math.Min(_buffer.Length - _end, _size - Offset - _end);
        var read = RandomAccess.Read(file, _buffer.AsSpan(_end, room), Offset + _end);
        if (read == 0)
        {
            throw new IOException("The file became shorter meanwhile.");
        }

        _end += read;
        return true;
    }
}
