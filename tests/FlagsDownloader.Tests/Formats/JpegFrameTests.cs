using FlagsDownloader.Formats;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Formats;

public sealed class JpegFrameTests
{
    private static byte[] Grey => Jpeg.Frame(8, 8);

    private static byte[] GreyScan => Jpeg.Scan([1], Jpeg.Block);

    [Theory]
    [InlineData(0xC0, 8, null)]
    [InlineData(0xC1, 8, null)]
    [InlineData(0xC2, 8, null)]
    [InlineData(0xC9, 8, null)]
    [InlineData(0xCA, 8, null)]
    [InlineData(0xC1, 12, null)]
    [InlineData(0xC2, 12, null)]
    [InlineData(0xC0, 12, "not a JPEG: samples of 12 bits")]
    [InlineData(0xC2, 16, "not a JPEG: samples of 16 bits")]
    public void Check_SampleBits_AreThoseOfTheProcess(byte marker, byte bits, string? complaint) =>
        AssertComplaint(complaint, Jpeg.Frame(8, 8, marker: marker, sampleBits: bits), GreyScan, Jpeg.End);

    [Theory]
    [InlineData(0, 8, "not a JPEG: its width or height is zero")]
    [InlineData(8, 0, "not a JPEG: its width or height is zero")]
    [InlineData(65_535, 65_535, "not usable: it has 65535 x 65535 pixels, more than 67108864")]
    [InlineData(8192, 8193, "not usable: it has 8192 x 8193 pixels, more than 67108864")]
    [InlineData(8192, 8192, null)]
    public void Check_Size_IsNeitherZeroNorVeryLarge(int width, int height, string? complaint) =>
        AssertComplaint(complaint, Jpeg.Frame(width, height), GreyScan, Jpeg.End);

    [Theory]
    [InlineData(0x11, null)]
    [InlineData(0x44, null)]
    [InlineData(0x01, "not a JPEG: sampling factors 0x01, not 1 to 4 each")]
    [InlineData(0x15, "not a JPEG: sampling factors 0x15, not 1 to 4 each")]
    [InlineData(0x10, "not a JPEG: sampling factors 0x10, not 1 to 4 each")]
    [InlineData(0x51, "not a JPEG: sampling factors 0x51, not 1 to 4 each")]
    public void Check_SamplingFactors_AreOneToFour(byte sampling, string? complaint) =>
        AssertComplaint(complaint, Jpeg.Frame(8, 8, sampling: sampling), GreyScan, Jpeg.End);

    [Fact]
    public void Check_InvalidFrame_SaysWhatIsWrong()
    {
        var tooLong = Jpeg.Segment(0xC0, [.. Grey[4..], 0]);

        AssertComplaint("not a JPEG: the length of its frame's header is wrong", tooLong, GreyScan, Jpeg.End);
        AssertComplaint("not a JPEG: the length of its frame's header is wrong", Jpeg.Segment(0xC0), GreyScan, Jpeg.End);
        AssertComplaint("not a JPEG: its frame has no components", Jpeg.Frame(8, 8, components: 0), GreyScan, Jpeg.End);
        AssertComplaint("not a JPEG: two components 7", Jpeg.Segment(0xC0, 8, 0, 8, 0, 8, 2, 7, 0x11, 0, 7, 0x11, 0), Jpeg.End);
        AssertComplaint("not a JPEG: it has a second frame", Grey, Grey, GreyScan, Jpeg.End);
        AssertComplaint("not a JPEG: a scan without a frame", GreyScan, Grey, Jpeg.End);
        AssertComplaint("not a JPEG: it has no image", Grey, Jpeg.End);
    }

    [Fact]
    public void Check_InvalidScan_SaysWhatIsWrong()
    {
        const string Wrong = "not a JPEG: the length of a scan's header is wrong";

        AssertComplaint(Wrong, Grey, Jpeg.Segment(0xDA), Jpeg.End);
        AssertComplaint(Wrong, Grey, Jpeg.Segment(0xDA, 0, 0, 63, 0), Jpeg.End);
        AssertComplaint(Wrong, Grey, Jpeg.Segment(0xDA, 1, 1, 0, 0, 63), Jpeg.End);
        AssertComplaint(Wrong, Jpeg.Frame(8, 8, components: 5), Jpeg.Scan([1, 2, 3, 4, 5], Jpeg.Block), Jpeg.End);
        AssertComplaint("not a JPEG: a scan of component 2, which its frame does not have", Grey, Jpeg.Scan([2], Jpeg.Block), Jpeg.End);
    }

    [Fact]
    public void Check_EachComponent_NeedsAScan()
    {
        var colour = Jpeg.Frame(8, 8, components: 3);

        AssertComplaint(null, colour, Jpeg.Scan([1, 2, 3], Jpeg.Block), Jpeg.End);
        AssertComplaint(null, colour, Jpeg.Scan([3], Jpeg.Block), Jpeg.Huffman, Jpeg.Scan([1, 2], Jpeg.Block), Jpeg.End);
        AssertComplaint("not a whole JPEG: its image has data for 2 of 3 components", colour, Jpeg.Scan([1, 3], Jpeg.Block), Jpeg.End);
    }

    private static void AssertComplaint(string? complaint, params byte[][] segments) =>
        Assert.Equal(complaint, JpegFormat.Check(Jpeg.Create(segments)));
}
