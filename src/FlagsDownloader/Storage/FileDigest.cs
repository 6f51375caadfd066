using System.Security.Cryptography;

namespace FlagsDownloader.Storage;

/// <summary>The SHA-256 of a file as it is on the disk.</summary>
internal static class FileDigest
{
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static byte[] Of(string path)
    {
        using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        return SHA256.HashData(file);
    }
}
