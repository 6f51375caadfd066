using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FlagsDownloader.Storage;

/// <summary>16 bytes that stand for a text.</summary>
internal static class TextDigest
{
    /// <summary>The first half of the SHA-256 of the text in UTF-16. Nobody can make two texts with the same.</summary>
    public static UInt128 Compute(ReadOnlySpan<char> text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text), digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
