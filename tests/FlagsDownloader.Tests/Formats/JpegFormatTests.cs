using System.Text;
using FlagsDownloader.Formats;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Formats;

public sealed class JpegFormatTests
{
    private const string Cut = "not a whole JPEG: it ends too early";

    private static byte[] Grey => Jpeg.Frame(8, 8);

    private static byte[] GreyScan => Jpeg.Scan([1], Jpeg.Block);

    [Fact]
    public void Check_TheSmallestJpeg_IsNull() => Assert.Null(JpegFormat.Check(Jpeg.Pixels));

    [Fact]
    public void Check_EveryKindOfSegment_IsNull() => Assert.Null(JpegFormat.Check(Rich()));

    [Fact]
    public void Check_AJpegCutAnywhere_IsAComplaint()
    {
        var whole = Rich();
        for (var length = 2; length < whole.Length; length++)
        {
            Assert.Equal(Cut, JpegFormat.Check(whole.AsSpan(0, length)));
        }
    }

    [Theory]
    [InlineData("", "not a JPEG: it is empty")]
    [InlineData("<!DOCTYPE html>", "not a JPEG: it does not begin with 0xFFD8")]
    [InlineData("\u00FF", "not a JPEG: it does not begin with 0xFFD8")]
    [InlineData("\u00FF\u00D8", Cut)]
    [InlineData("\u00FF\u00D8\u00FF", Cut)]
    [InlineData("\u00FF\u00D8<html>", "not a JPEG: 0x3C where a marker has to begin")]
    [InlineData("\u00FF\u00D8\u00FF\u00D9", "not a JPEG: it has no image")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0", Cut)]
    [InlineData("\u00FF\u00D8\u00FF\u00E0\0", Cut)]
    [InlineData("\u00FF\u00D8\u00FF\u00E0\0\u0001", "not a JPEG: segment 0xFFE0 has an invalid length, 1")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0\0\u0003", Cut)]
    public void Check_NotAJpeg_SaysWhatIsWrong(string content, string complaint) =>
        Assert.Equal(complaint, JpegFormat.Check(Encoding.Latin1.GetBytes(content)));

    // Which markers there are, as table B.1 lists them.
    [Fact]
    public void Check_AnyMarkerBeforeTheFrame_IsTakenForWhatItIs()
    {
        for (var marker = 0; marker <= 0xFE; marker++)
        {
            var content = Jpeg.Create(Jpeg.Segment((byte)marker, 0, 1), Grey, GreyScan, Jpeg.End);
            var expected = marker switch
            {
                0x01 => "not a JPEG: 0x00 where a marker has to begin",
                0xC0 or 0xC1 or 0xC2 or 0xC9 or 0xCA => "not a JPEG: the length of its frame's header is wrong",
                0xC4 or 0xCC or 0xDB or 0xDC or 0xDD or (>= 0xE0 and <= 0xEF) or 0xFE => null,
                0xC3 or 0xC5 or 0xC6 or 0xC7 or 0xCB or 0xCD or 0xCE or 0xCF or 0xDE or 0xDF =>
                    "not usable: it is a lossless or hierarchical JPEG, which few programs show",
                0xD8 => "not a JPEG: a second image begins before its end",
                0xD9 => "not a JPEG: it has no image",
                0xDA => "not a JPEG: a scan without a frame",
                _ => $"not a JPEG: unexpected marker 0xFF{marker:X2}",
            };

            Assert.Equal(expected, JpegFormat.Check(content));
        }
    }

    [Fact]
    public void Check_BytesAfterTheEnd_AreCounted()
    {
        AssertComplaint("not a JPEG alone: 3 bytes follow its end", Grey, GreyScan, Jpeg.End, [0, 1, 2]);

        // As photographs with a second image have it.
        AssertComplaint($"not a JPEG alone: {Jpeg.Pixels.Length} bytes follow its end", Grey, GreyScan, Jpeg.End, Jpeg.Pixels);
    }

    [Fact]
    public void Check_RandomBytes_NeverThrows()
    {
        var random = new Random(20_261_129);
        for (var round = 0; round < 20_000; round++)
        {
            var noise = new byte[random.Next(64)];
            random.NextBytes(noise);
            JpegFormat.Check(noise);
            JpegFormat.Check([0xFF, 0xD8, 0xFF, .. noise]);

            // In and between the segments of a whole one.
            var damaged = Rich();
            for (var damage = random.Next(1, 5); damage > 0; damage--)
            {
                damaged[random.Next(2, damaged.Length)] = (byte)random.Next(256);
            }

            JpegFormat.Check(damaged.AsSpan(0, random.Next(damaged.Length + 1)));
        }
    }

    // Two scans with restart markers and stuffed bytes, fill bytes, a comment, the number of lines.
    private static byte[] Rich() => Jpeg.Create(
        Jpeg.Application,
        Jpeg.Quantization,
        [0xFF, 0xFF],
        Jpeg.Segment(0xFE, [.. "a comment"u8, 0xFF, 0xD9]),
        Jpeg.Frame(16, 8, components: 2, marker: 0xC2),
        Jpeg.Huffman,
        Jpeg.RestartInterval(1),
        Jpeg.Scan([1], [0x3F, 0xFF, 0xD0, 0xFF, 0, 0x3F]),
        Jpeg.Segment(0xDC, 0, 8),
        [0xFF, 1],
        Jpeg.Scan([2, 1], [0xFF, 0, 0xFF, 0xD0, 0x3F]),
        Jpeg.End);

    private static void AssertComplaint(string? complaint, params byte[][] segments) =>
        Assert.Equal(complaint, JpegFormat.Check(Jpeg.Create(segments)));
}
