using System.IO.Compression;

namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>Compresses bytes without a request for it.</summary>
internal static class Compression
{
    public static byte[] Gzip(byte[] bytes) => Through(bytes, target => new GZipStream(target, CompressionLevel.Fastest));

    public static byte[] Deflate(byte[] bytes) => Through(bytes, target => new ZLibStream(target, CompressionLevel.Fastest));

    public static byte[] Brotli(byte[] bytes) => Through(bytes, target => new BrotliStream(target, CompressionLevel.Fastest));

    private static byte[] Through(byte[] bytes, Func<Stream, Stream> compress)
    {
        using var target = new MemoryStream();
        using (var stream = compress(target))
        {
            stream.Write(bytes);
        }

        return target.ToArray();
    }
}
