using FlagsDownloader.Formats;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Formats;

public sealed class PngHeaderTests
{
    private static byte[] Palette => Png.Chunk("PLTE", 0, 0, 0, 255, 255, 255);

    // Two grey pixels in one row.
    private static byte[] Grey => Png.Header(2, 1, bitDepth: 8, colourType: 0);

    private static byte[] GreyImage => Png.Image([0, 1, 2]);

    public static TheoryData<byte, byte, int> Depths => new()
    {
        { 1, 0, 1 }, { 2, 0, 2 }, { 4, 0, 4 }, { 8, 0, 8 }, { 16, 0, 16 },
        { 8, 2, 24 }, { 16, 2, 48 },
        { 1, 3, 1 }, { 2, 3, 2 }, { 4, 3, 4 }, { 8, 3, 8 },
        { 8, 4, 16 }, { 16, 4, 32 },
        { 8, 6, 32 }, { 16, 6, 64 },
    };

    [Theory]
    [MemberData(nameof(Depths))]
    public void Check_AValidDepthOfAColourType_NeedsItsBytes(byte bitDepth, byte colourType, int pixelBits)
    {
        const int Side = 9;
        var rows = Enumerable.Range(0, Side)
            .SelectMany(row => (byte[])[(byte)(row % 5), .. new byte[((Side * pixelBits) + 7) / 8]]).ToArray();
        byte[] Whole(byte[] pixels) =>
            Png.Create(Png.Header(Side, Side, bitDepth, colourType), colourType == 3 ? Palette : [], Png.Image(pixels), Png.End);

        Assert.Null(PngFormat.Check(Whole(rows)));
        Assert.Equal("not a whole PNG: its image has data for only some of its rows", PngFormat.Check(Whole(rows[..^1])));
        Assert.Equal("not a PNG: its image has more data than pixels", PngFormat.Check(Whole([.. rows, 0])));
    }

    [Fact]
    public void Check_AnyOtherDepth_IsAComplaint()
    {
        var valid = Depths.Select(row => (row.Data.Item1, row.Data.Item2)).ToHashSet();
        for (byte bitDepth = 0; bitDepth <= 17; bitDepth++)
        {
            for (byte colourType = 0; colourType <= 7; colourType++)
            {
                if (!valid.Contains((bitDepth, colourType)))
                {
                    Assert.Equal(
                        $"not a PNG: bit depth {bitDepth} with colour type {colourType}",
                        PngFormat.Check(Png.Create(Png.Header(1, 1, bitDepth, colourType), Png.Image([0, 0]), Png.End)));
                }
            }
        }
    }

    [Fact]
    public void Check_InvalidHeader_SaysWhatIsWrong()
    {
        AssertComplaint("not a PNG: its first chunk is CgBI, not IHDR", Png.Chunk("CgBI", 1, 2, 3, 4), Grey, GreyImage, Png.End);
        AssertComplaint("not a PNG: its chunk IHDR has 12 bytes, not 13", Png.Chunk("IHDR", new byte[12]), GreyImage, Png.End);
        AssertComplaint("not a PNG: its chunk IHDR has 14 bytes, not 13", Png.Chunk("IHDR", new byte[14]), GreyImage, Png.End);
        AssertComplaint("not a PNG: its width or height is zero", Png.Header(0, 1, 8, 0), GreyImage, Png.End);
        AssertComplaint("not a PNG: its width or height is zero", Png.Header(1, 0, 8, 0), GreyImage, Png.End);
        AssertComplaint("not a PNG: unknown compression method 1", Png.Header(2, 1, 8, 0, compression: 1), GreyImage, Png.End);
        AssertComplaint("not a PNG: unknown filter method 64", Png.Header(2, 1, 8, 0, filter: 64), GreyImage, Png.End);
        AssertComplaint("not a PNG: unknown interlace method 2", Png.Header(2, 1, 8, 0, interlace: 2), GreyImage, Png.End);
        AssertComplaint("not a PNG: it has a second IHDR", Grey, Grey, GreyImage, Png.End);
    }

    [Theory]
    [InlineData(uint.MaxValue, uint.MaxValue, "not usable: it has 4294967295 x 4294967295 pixels, more than 67108864")]
    [InlineData(8192, 8193, "not usable: it has 8192 x 8193 pixels, more than 67108864")]
    [InlineData(8192, 8192, "not a whole PNG: its image has data for only some of its rows")]
    [InlineData(1, 67_108_864, "not a whole PNG: its image has data for only some of its rows")]
    public void Check_AVeryLargeImage_IsRefused(uint width, uint height, string complaint) =>
        AssertComplaint(complaint, Png.Header(width, height, bitDepth: 16, colourType: 6), GreyImage, Png.End);

    [Fact]
    public void Check_Palette_IsWhereAndAsLongAsItHasToBe()
    {
        var indexed = Png.Header(8, 1, bitDepth: 1, colourType: 3);
        var image = Png.Image([0, 0]);

        AssertComplaint(null, indexed, Palette, image, Png.End);
        AssertComplaint(null, Png.Header(1, 1, 8, 2), Png.Chunk("PLTE", new byte[768]), Png.Image(new byte[4]), Png.End);
        AssertComplaint("not a PNG: it has no palette (PLTE) before its image", indexed, image, Png.End);
        AssertComplaint("not a PNG: it has no palette (PLTE) before its image", indexed, image, Palette, Png.End);
        AssertComplaint(
            "not a PNG: its palette (PLTE) follows its image", Png.Header(1, 1, 8, 2), Png.Image(new byte[4]), Palette, Png.End);
        AssertComplaint("not a PNG: it has a second palette (PLTE)", indexed, Palette, Palette, image, Png.End);
        AssertComplaint("not a PNG: its palette (PLTE) has 0 bytes, not 3 for each colour", indexed, Png.Chunk("PLTE"), image, Png.End);
        AssertComplaint(
            "not a PNG: its palette (PLTE) has 5 bytes, not 3 for each colour", indexed, Png.Chunk("PLTE", new byte[5]), image, Png.End);
        AssertComplaint(
            "not a PNG: its palette (PLTE) has 3 colours, more than 2", indexed, Png.Chunk("PLTE", new byte[9]), image, Png.End);
        AssertComplaint(
            "not a PNG: its palette (PLTE) has 257 colours, more than 256",
            Png.Header(1, 1, 8, 6), Png.Chunk("PLTE", new byte[771]), Png.Image(new byte[5]), Png.End);
        AssertComplaint("not a PNG: it has a palette (PLTE) with colour type 0", Grey, Palette, GreyImage, Png.End);
        AssertComplaint(
            "not a PNG: it has a palette (PLTE) with colour type 4", Png.Header(1, 1, 8, 4), Palette, Png.Image(new byte[3]), Png.End);
    }

    private static void AssertComplaint(string? complaint, params byte[][] chunks) =>
        Assert.Equal(complaint, PngFormat.Check(Png.Create(chunks)));
}
