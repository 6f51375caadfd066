using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Storage;

/// <summary>The SHA-256 of a file on the disk.</summary>
internal static class FileDigest
{
    private const int BufferSize = 64 * 1024;

    /// <exception cref="IOException">The file is not there, is a link, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static byte[] Compute(string path)
    {
        using var file = RegularFile.Open(path);
        // Up to its size: a device has no end, and a file may grow meanwhile.
        return Compute(file, RegularFile.LengthOf(file));
    }

    /// <summary>The digest of the first bytes of an open file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="size">So many bytes, or fewer if the file ends before.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[] Compute(SafeFileHandle file, long size)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        for (var read = 0L; read < size;)
        {
            var more = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(BufferSize, size - read)), read);
            if (more == 0)
            {
                break;
            }

            hash.AppendData(buffer, 0, more);
            read += more;
        }

        return hash.GetHashAndReset();
    }
}
