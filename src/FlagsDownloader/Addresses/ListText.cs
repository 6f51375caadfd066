using System.Security.Cryptography;
using FlagsDownloader.Storage;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Addresses;

/// <summary>The text of a list that is read more than once, and has to be the same each time.</summary>
/// <remarks>
/// <para>
/// A file is read where it is. The first reading computes a digest of each block, and a later one compares it before it returns a byte
/// of that block. That is 16 bytes for 64 KiB.
/// </para>
/// <para>
/// What can be read only once, such as a pipe, is copied: up to 1 MiB into memory, more into a temporary file without a name, which
/// the system removes in whatever way the process ends.
/// </para>
/// </remarks>
public sealed class ListText : IDisposable
{
    private const int MaxBytesInMemory = 1024 * 1024;

    private readonly SafeFileHandle? _file;
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly List<UInt128> _digests = [];
    private bool _isComplete;

    private ListText(SafeFileHandle? file, ReadOnlyMemory<byte> memory) => (_file, _memory) = (file, memory);

    /// <summary>Takes over a stream at its beginning. It is closed with this object, or at once if its text is copied.</summary>
    /// <param name="stream">The text.</param>
    /// <exception cref="IOException">The stream cannot be read, or its copy cannot be written.</exception>
    public static ListText Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream is FileStream { CanSeek: true } file)
        {
            return new ListText(file.SafeFileHandle, default);
        }

        using (stream)
        {
            return Copy(stream);
        }
    }

    /// <summary>Reads the text from its beginning.</summary>
    /// <returns>A stream whose reads throw <see cref="ListChangedException"/> where the text is not that of the first reading.</returns>
    public Stream Read() => new ListTextStream(this);

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    /// <summary>Reads a block, less than whole only at the end.</summary>
    /// <exception cref="ListChangedException">It is not the one that was read first.</exception>
    internal int ReadBlock(int number, Span<byte> block)
    {
        var length = Fill(block, (long)number * block.Length);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(block[..length], hash);
        var digest = System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
        if (number < _digests.Count)
        {
            return digest == _digests[number] ? length : throw new ListChangedException();
        }

        if (_isComplete)
        {
            throw new ListChangedException();
        }

        _digests.Add(digest);
        _isComplete = length < block.Length;
        return length;
    }

    private int Fill(Span<byte> block, long offset)
    {
        if (_file is null)
        {
            var rest = _memory.Span[(int)Math.Min(offset, _memory.Length)..];
            rest = rest[..Math.Min(rest.Length, block.Length)];
            rest.CopyTo(block);
            return rest.Length;
        }

        return RegularFile.Fill(_file, block, offset);
    }

    private static ListText Copy(Stream stream)
    {
        var memory = new byte[MaxBytesInMemory];
        var length = stream.ReadAtLeast(memory, memory.Length, throwOnEndOfStream: false);
        return length < memory.Length ? new ListText(null, memory.AsMemory(0, length)) : new ListText(CopyToFile(memory, stream), default);
    }

    private static SafeFileHandle CopyToFile(ReadOnlySpan<byte> beginning, Stream rest)
    {
        // Lists may have secrets in their headers.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete };
        if (OperatingSystem.IsWindows())
        {
            options.Options = FileOptions.DeleteOnClose;
        }
        else
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var path = Path.Combine(Path.GetTempPath(), $"flags-list-{Guid.NewGuid():N}");
        var file = new FileStream(path, options);
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.Delete(path);
            }

            file.Write(beginning);
            rest.CopyTo(file);
            file.Flush();
            return file.SafeFileHandle;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
