using System.Text;
using FlagsDownloader.Formats;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Formats;

public sealed class PngFormatTests
{
    private const string Cut = "not a whole PNG: it ends too early";

    private static byte[] Palette => Png.Chunk("PLTE", 0, 0, 0, 255, 255, 255);

    // Two grey pixels in one row.
    private static byte[] Grey => Png.Header(2, 1, bitDepth: 8, colourType: 0);

    private static byte[] GreyImage => Png.Image([0, 1, 2]);

    [Fact]
    public void Check_TheSmallestPng_IsNull() => Assert.Null(PngFormat.Check(Png.Pixel));

    [Fact]
    public void Check_APngCutAnywhere_IsAComplaint()
    {
        var whole = Rich();
        Assert.Null(PngFormat.Check(whole));

        for (var length = 8; length < whole.Length; length++)
        {
            Assert.Equal(Cut, PngFormat.Check(whole.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Check_AnyByteChanged_IsAComplaint()
    {
        var whole = Rich();
        for (var offset = 0; offset < whole.Length; offset++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var damaged = Rich();
                damaged[offset] ^= (byte)(1 << bit);

                Assert.True(PngFormat.Check(damaged) is { Length: > 0 }, $"bit {bit} of byte {offset} of {whole.Length}");
            }
        }
    }

    [Theory]
    [InlineData("", "not a PNG: it is empty")]
    [InlineData("<!DOCTYPE html>", "not a PNG: it does not begin with PNG's signature")]
    [InlineData("GIF89a", "not a PNG: it does not begin with PNG's signature")]
    [InlineData("\u0089PNG\n\u001A\n", "not a PNG: it does not begin with PNG's signature")]
    [InlineData("\u0089PNG\r\n\u001A\n", Cut)]
    [InlineData("\u0089PNG\r\n\u001A\n\0\0\0\u0001IH\0R1234", "not a PNG: the type of a chunk is 0x49480052, not four letters")]
    [InlineData("\u0089PNG\r\n\u001A\n\u0080\0\0\0IHDR1234", "not a PNG: its chunk IHDR has an invalid length, 2147483648")]
    [InlineData("\u0089PNG\r\n\u001A\n\u007F\u00FF\u00FF\u00FFIHDR1234", Cut)]
    public void Check_NotAPng_SaysWhatIsWrong(string content, string complaint) =>
        Assert.Equal(complaint, PngFormat.Check(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void Check_DamagedChunk_IsNamed()
    {
        var content = Png.Pixel;
        content[8 + 25 + 8 + 4] ^= 1;

        Assert.Equal("not a PNG: its chunk IDAT is damaged (its checksum is wrong)", PngFormat.Check(content));
    }

    [Fact]
    public void Check_OtherChunks_AreSkippedIfADecoderMay()
    {
        AssertComplaint(null, Grey, Png.Chunk("quUz", 1, 2), GreyImage, Png.Chunk("tIME", new byte[7]), Png.End);
        AssertComplaint("not a PNG: unknown chunk QUuz, which must not be skipped", Grey, Png.Chunk("QUuz", 1, 2), GreyImage, Png.End);
    }

    [Fact]
    public void Check_End_IsEmptyAndLast()
    {
        AssertComplaint("not a PNG: it has no image (IDAT)", Grey, Png.End);
        AssertComplaint("not a PNG: its last chunk, IEND, has 2 bytes, not 0", Grey, GreyImage, Png.Chunk("IEND", 0, 0));
        AssertComplaint("not a PNG alone: 3 bytes follow its end", Grey, GreyImage, Png.End, [1, 2, 3]);
        AssertComplaint(Cut, Grey, GreyImage);
    }

    [Fact]
    public void Check_RandomBytes_NeverThrows()
    {
        var random = new Random(20_261_129);
        for (var round = 0; round < 5_000; round++)
        {
            var noise = new byte[random.Next(64)];
            random.NextBytes(noise);
            PngFormat.Check(noise);
            PngFormat.Check([.. Png.Signature, .. noise]);

            // With the right checksums, so that headers, palettes and compressed data are read.
            var header = new byte[13];
            random.NextBytes(header.AsSpan(8));
            header[3] = (byte)random.Next(9);
            header[7] = (byte)random.Next(9);
            PngFormat.Check(Png.Create(Png.Chunk("IHDR", header), Png.Chunk("PLTE", noise), Png.Chunk("IDAT", noise), Png.End));
            PngFormat.Check(Png.Create(Grey, Png.Chunk("IDAT", [0x78, 0x9C, .. noise]), Png.End));
        }
    }

    // Several kinds of chunks.
    private static byte[] Rich() => Png.Create(
        Png.Header(3, 2, bitDepth: 4, colourType: 3),
        Png.Chunk("gAMA", 0, 0, 0xB1, 0x8F),
        Palette,
        Png.Chunk("IDAT", Png.Compress([0, 0, 0x10, 1, 1, 0])[..6]),
        Png.Chunk("IDAT", Png.Compress([0, 0, 0x10, 1, 1, 0])[6..]),
        Png.Chunk("tEXt", [.. "Title\0Flag"u8]),
        Png.End);

    private static void AssertComplaint(string? complaint, params byte[][] chunks) =>
        Assert.Equal(complaint, PngFormat.Check(Png.Create(chunks)));
}
