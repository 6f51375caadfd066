using FlagsDownloader.Formats;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Formats;

public sealed class PngImageDataTests
{
    // Two grey pixels in one row.
    private static byte[] Grey => Png.Header(2, 1, bitDepth: 8, colourType: 0);

    private static byte[] GreyImage => Png.Image([0, 1, 2]);

    // Written from the picture of the 8 x 8 pattern in the specification, not by the formula of the code under test.
    [Fact]
    public void Check_AnInterlacedImage_HasTheRowsOfItsPasses()
    {
        string[] pattern = ["16462646", "77777777", "56565656", "77777777", "36463646", "77777777", "56565656", "77777777"];
        for (var width = 1; width <= 17; width++)
        {
            for (var height = 1; height <= 17; height++)
            {
                var rows = new List<byte>();
                for (var pass = '1'; pass <= '7'; pass++)
                {
                    for (var y = 0; y < height; y++)
                    {
                        var pixels = Enumerable.Range(0, width).Count(x => pattern[y % 8][x % 8] == pass);
                        rows.AddRange(pixels == 0 ? [] : [1, .. new byte[pixels * 3]]);
                    }
                }

                var header = Png.Header((uint)width, (uint)height, bitDepth: 8, colourType: 2, interlace: 1);
                Assert.Null(PngFormat.Check(Png.Create(header, Png.Image([.. rows]), Png.End)));
                Assert.NotNull(PngFormat.Check(Png.Create(header, Png.Image([.. rows, 0]), Png.End)));
                Assert.NotNull(PngFormat.Check(Png.Create(header, Png.Image([.. rows[..^1]]), Png.End)));
            }
        }
    }

    [Fact]
    public void Check_ImageInSeveralChunks_IsOneStream()
    {
        var compressed = Png.Compress([0, 1, 2]);
        byte[][] pieces = [Grey, Png.Chunk("IDAT"), .. compressed.Select(value => Png.Chunk("IDAT", value)), Png.Chunk("IDAT"), Png.End];

        AssertComplaint(null, pieces);
        AssertComplaint(
            "not a PNG: other chunks are between those of its image (IDAT)",
            Grey, Png.Chunk("IDAT", compressed[..5]), Png.Chunk("tEXt", 65, 0), Png.Chunk("IDAT", compressed[5..]), Png.End);
    }

    [Fact]
    public void Check_FilterTypes_AreThoseOfTheSpecification()
    {
        for (byte filter = 0; filter < 8; filter++)
        {
            // In the second row, so that the rows are counted.
            AssertComplaint(
                filter <= 4 ? null : $"not a PNG: unknown filter type {filter} in its image",
                Png.Header(2, 2, 8, 0), Png.Image([4, 255, 255, filter, 255, 255]), Png.End);
        }
    }

    [Fact]
    public void Check_CompressedDataCutAnywhere_IsAComplaint()
    {
        var compressed = Png.Compress([0, 1, 2]);
        for (var length = 0; length < compressed.Length; length++)
        {
            AssertComplaint(
                "not a whole PNG: the data of its image ends too early", Grey, Png.Chunk("IDAT", compressed[..length]), Png.End);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20_000)]
    public void Check_BytesAfterTheCompressedData_AreAComplaint(int count) =>
        AssertComplaint(
            "not a PNG: the data of its image goes on after its end",
            Grey, Png.Chunk("IDAT", [.. Png.Compress([0, 1, 2]), .. new byte[count]]), Png.End);

    [Fact]
    public void Check_DamagedCompressedData_IsAComplaint()
    {
        const string Damaged = "not a PNG: the data of its image is damaged";
        var wrongSum = Png.Compress([0, 1, 2]);
        wrongSum[^1] ^= 1;

        AssertComplaint(Damaged, Grey, Png.Chunk("IDAT", wrongSum), Png.End);
        AssertComplaint(Damaged, Grey, Png.Chunk("IDAT", "not compressed"u8.ToArray()), Png.End);

        // A preset dictionary, which PNG does not allow.
        AssertComplaint(Damaged, Grey, Png.Chunk("IDAT", 0x78, 0x20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0), Png.End);

        // Raw deflate, and gzip.
        AssertComplaint(Damaged, Grey, Png.Chunk("IDAT", Png.Compress([0, 1, 2])[2..^4]), Png.End);
        AssertComplaint(Damaged, Grey, Png.Chunk("IDAT", 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3), Png.End);
    }

    [Fact]
    public void Check_LargeNoise_IsNullAndItsDamageIsFound()
    {
        var rows = new byte[401 * 300];
        new Random(20_261_129).NextBytes(rows);
        for (var row = 0; row < 300; row++)
        {
            rows[401 * row] = (byte)(row % 5);
        }

        var header = Png.Header(400, 300, 8, 0);
        var compressed = Png.Compress(rows);

        AssertComplaint(null, [header, .. compressed.Chunk(8192).Select(piece => Png.Chunk("IDAT", piece)), Png.End]);
        AssertComplaint(
            "not a whole PNG: the data of its image ends too early", header, Png.Chunk("IDAT", compressed[..50_000]), Png.End);
        rows[401 * 299] = 9;
        AssertComplaint("not a PNG: unknown filter type 9 in its image", header, Png.Image(rows), Png.End);
    }

    private static void AssertComplaint(string? complaint, params byte[][] chunks) =>
        Assert.Equal(complaint, PngFormat.Check(Png.Create(chunks)));
}
