using System.Security.Cryptography;
using FlagsDownloader.Items;

namespace FlagsDownloader.Storage;

/// <summary>Content that has arrived: in memory, or in a part file where it is larger.</summary>
internal readonly struct ReceivedContent
{
    private readonly ReadOnlyMemory<byte> _bytes;

    /// <param name="bytes">Content in memory.</param>
    public ReceivedContent(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <param name="part">Content in a file.</param>
    public ReceivedContent(PartFile part) => Part = part;

    /// <summary>The file that the content is in; null where it is in memory.</summary>
    public PartFile? Part { get; }

    /// <summary>The content in memory; empty where it is in a file.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The length in bytes.</summary>
    public long Length => Part?.Length ?? _bytes.Length;

    /// <summary>Null if the content is right, otherwise a description of the fault.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public string? Check(ContentCheck check) => Part is { } part ? part.Check(check) : check(_bytes.Span);

    /// <summary>The SHA-256 of the content.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public byte[] ComputeSha256() => Part?.ComputeSha256() ?? SHA256.HashData(_bytes.Span);
}
