using FlagsDownloader.Formats;

namespace FlagsDownloader.Tests.Formats;

public sealed class Crc32Tests
{
    [Fact]
    public void Compute_TheUsualCheckValue_IsRight() => Assert.Equal(0xCBF43926, Crc32.Compute("123456789"u8));

    [Fact]
    public void Compute_TheChunkIend_IsRight() => Assert.Equal(0xAE426082, Crc32.Compute("IEND"u8));

    [Fact]
    public void Compute_Nothing_IsZero() => Assert.Equal(0u, Crc32.Compute([]));

    // The checksum of bytes and their own checksum is a constant, whatever the length.
    [Fact]
    public void Compute_AnyLength_HasTheResidue()
    {
        var bytes = new byte[64];
        new Random(20_261_129).NextBytes(bytes);
        for (var length = 0; length <= bytes.Length; length++)
        {
            byte[] sealedBytes = [.. bytes.AsSpan(..length), .. BitConverter.GetBytes(Crc32.Compute(bytes.AsSpan(..length)))];

            Assert.Equal(0x2144DF1Cu, Crc32.Compute(sealedBytes));
        }
    }
}
