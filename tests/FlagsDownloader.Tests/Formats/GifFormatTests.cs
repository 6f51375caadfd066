using System.Buffers.Binary;
using System.Text;
using FlagsDownloader.Formats;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Formats;

public sealed class GifFormatTests
{
    public static TheoryData<string> Wholes => ["pixel", "large", "every block", "87a", "striped"];

    [Theory]
    [MemberData(nameof(Wholes))]
    public void Check_AWholeGif_IsNull(string which) => Assert.Null(GifFormat.Check(Whole(which)));

    [Theory]
    [InlineData("pixel")]
    [InlineData("every block")]
    public void Check_AGifCutAnywhere_IsAComplaint(string which)
    {
        var whole = Whole(which);

        for (var length = 0; length < whole.Length; length++)
        {
            Assert.True(GifFormat.Check(whole.AsSpan(0, length)) is { Length: > 0 }, $"{length} of {whole.Length} bytes passed.");
        }
    }

    [Theory]
    [InlineData("", "not a GIF: it is empty")]
    [InlineData("<!DOCTYPE html><html><body>Not here</body></html>", "not a GIF: it does not begin with GIF87a or GIF89a")]
    [InlineData("GIF88a", "not a GIF: it does not begin with GIF87a or GIF89a")]
    [InlineData("GIF89a", "not a whole GIF: it ends too early")]
    [InlineData("GIF89a\u0001\0\u0001\0\0\0\0and what looks like text from here on", "not a GIF: unknown block 0x61")]
    [InlineData("GIF89a\0\0\u0001\0\0\0\0;", "not a GIF: its width or height is zero")]
    [InlineData("GIF89a\u0001\0\u0001\0\0\0\0;", "not a GIF: it has no image")]
    public void Check_NotAGif_SaysWhatIsWrong(string content, string complaint) =>
        Assert.Equal(complaint, GifFormat.Check(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void Check_BytesAfterTheEnd_AreCounted() =>
        Assert.Equal("not a GIF alone: 3 bytes follow its end", GifFormat.Check([.. Gif.Pixel, 0, 1, 2]));

    [Theory]
    [InlineData(65_535, 65_535, "not usable: it has 65535 x 65535 pixels, more than 67108864")]
    [InlineData(8192, 8193, "not usable: it has 8192 x 8193 pixels, more than 67108864")]
    [InlineData(8192, 8192, null)]
    public void Check_AVeryLargeScreen_IsRefused(int width, int height, string? complaint)
    {
        var content = Gif.Pixel;
        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(6), (ushort)width);
        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(8), (ushort)height);

        Assert.Equal(complaint, GifFormat.Check(content));
    }

    [Fact]
    public void Check_AVeryLargeImageOnASmallScreen_IsRefused()
    {
        var content = Gif.Pixel;
        content.AsSpan(ImageAt + 5, 4).Fill(0xFF);

        Assert.Equal("not usable: an image in it has 65535 x 65535 pixels, more than 67108864", GifFormat.Check(content));
    }

    [Fact]
    public void Check_ImageDataEndsTooEarly_NamesItsSize()
    {
        var taller = Gif.Pixel;
        taller[ImageAt + 7] = 2;
        byte[] empty = [.. Gif.Pixel.AsSpan(..(ImageAt + 11)), 0, 0x3B];

        Assert.Equal("not a whole GIF: its image has data for 1 of 2 pixels", GifFormat.Check(taller));
        Assert.Equal("not a whole GIF: its image has data for 0 of 1 pixels", GifFormat.Check(empty));
    }

    // With such short codes, pixels are counted.
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Check_ImageDataCutAnywhereAndClosed_IsAComplaint(byte codeSize)
    {
        var (head, data) = NoiseParts(codeSize);
        Assert.Null(GifFormat.Check([.. head, .. InSubBlocks(data), 0x3B]));

        // The last three bytes hold the end code, so none of them may be needed.
        for (var length = 0; length <= data.Length - 3; length += 17)
        {
            Assert.NotNull(GifFormat.Check([.. head, .. InSubBlocks(data[..length]), 0x3B]));
        }
    }

    // With longer codes, every cut at the end of a sub-block is found, and most others; the rest look like the end code.
    [Theory]
    [InlineData(5, 30)]
    [InlineData(8, 50)]
    public void Check_ImageDataCutSomewhereAndClosed_IsAlmostAlwaysAComplaint(byte codeSize, int onePassesOf)
    {
        var (head, data) = NoiseParts(codeSize);
        Assert.Null(GifFormat.Check([.. head, .. InSubBlocks(data), 0x3B]));
        for (var length = 255; length < data.Length - 255; length += 255)
        {
            Assert.NotNull(GifFormat.Check([.. head, .. InSubBlocks(data[..length]), 0x3B]));
        }

        var cuts = Enumerable.Range(0, 2000).Select(cut => data.Length * cut / 2001).ToList();
        var passed = cuts.Count(length => GifFormat.Check([.. head, .. InSubBlocks(data[..length]), 0x3B]) is null);

        Assert.InRange(passed, 0, cuts.Count / onePassesOf);
    }

    [Fact]
    public void Check_NoCodeForTheEndButAllPixels_IsNull()
    {
        var (head, data) = NoiseParts(8);

        // Bytes of ones are no code, but an encoder may leave them there.
        Assert.Null(GifFormat.Check([.. head, .. InSubBlocks([.. data, 0xFF, 0xFF, 0xFF]), 0x3B]));
    }

    // A sub-block in the middle is missing, so that the codes after it have another meaning.
    [Fact]
    public void Check_AShortSubBlockBeforeOthers_IsCounted()
    {
        var (head, data) = NoiseParts(8);

        Assert.Null(GifFormat.Check([.. head, 3, .. data[..3], .. InSubBlocks(data[3..]), 0x3B]));
        Assert.NotNull(GifFormat.Check([.. head, 3, .. data[..3], .. InSubBlocks([.. data[3..500], .. data[^100..]]), 0x3B]));
    }

    [Fact]
    public void Check_UndefinedCode_IsAComplaint()
    {
        // Codes of three bits: clear, and then 7, which is not defined yet.
        byte[] damaged = [.. Gif.Pixel.AsSpan(..(ImageAt + 11)), 1, 0b111_100, 0, 0x3B];

        Assert.Equal("not a GIF: the data of its image is damaged", GifFormat.Check(damaged));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void Check_InvalidCodeSize_IsAComplaint(byte size)
    {
        var content = Gif.Pixel;
        content[ImageAt + 10] = size;

        Assert.Equal($"not a GIF: code size {size} of its image's data", GifFormat.Check(content));
    }

    [Fact]
    public void Check_RandomBytes_NeverThrows()
    {
        var random = new Random(20_260_801);
        for (var round = 0; round < 20_000; round++)
        {
            var content = new byte[random.Next(64)];
            random.NextBytes(content);
            GifFormat.Check(content);

            // After the header, so that the walk over the blocks finds them.
            var damaged = Gif.WithEveryBlock;
            for (var damage = random.Next(1, 5); damage > 0; damage--)
            {
                damaged[random.Next(6, damaged.Length)] = (byte)random.Next(256);
            }

            GifFormat.Check(damaged.AsSpan(0, random.Next(damaged.Length + 1)));
        }
    }

    private const int ImageAt = 19;

    private static byte[] Striped()
    {
        var (head, data) = NoiseParts(2);
        return [.. head, .. InSubBlocks(data), 0x3B];
    }

    // Large enough that codes grow to 12 bits, the table fills up, and codes are used while they are being defined.
    private static (byte[] Head, byte[] Data) NoiseParts(byte codeSize)
    {
        const int Side = 200;
        var random = new Random(20_261_128);
        // One half is noise, which fills the table. The other half is plain, for the longest strings.
        var pixels = Enumerable.Range(0, Side * Side).Select(at => at < Side * Side / 2 ? (byte)random.Next(1 << codeSize) : (byte)1).ToArray();
        byte[] head =
        [
            .. "GIF89a"u8, Side, 0, Side, 0, 0, 0, 0,
            0x2C, 0, 0, 0, 0, Side, 0, Side, 0, 0, codeSize,
        ];
        return (head, Compress(pixels, codeSize));
    }

    // LZW as in appendix F of the specification; with a full table, it continues with the codes that it has.
    private static byte[] Compress(byte[] pixels, int codeSize)
    {
        var clear = 1 << codeSize;
        var (bytes, bits, available, width, next) = (new List<byte>(), 0u, 0, codeSize + 1, clear + 2);
        var codes = new Dictionary<(int Prefix, byte Pixel), int>();
        void Write(int code)
        {
            bits |= (uint)code << available;
            for (available += width; available >= 8; available -= 8)
            {
                bytes.Add((byte)bits);
                bits >>= 8;
            }
        }

        Write(clear);
        int prefix = pixels[0];
        foreach (var pixel in pixels.AsSpan(1))
        {
            if (codes.TryGetValue((prefix, pixel), out var known))
            {
                prefix = known;
                continue;
            }

            Write(prefix);
            if (next < 4096)
            {
                codes[(prefix, pixel)] = next;
                width = next == 1 << width ? width + 1 : width;
                next++;
            }

            prefix = pixel;
        }

        Write(prefix);
        Write(clear + 1);
        if (available > 0)
        {
            bytes.Add((byte)bits);
        }

        return [.. bytes];
    }

    private static byte[] InSubBlocks(byte[] data) =>
        [.. data.Chunk(255).SelectMany(chunk => (byte[])[(byte)chunk.Length, .. chunk]), 0];

    private static byte[] Whole(string which) => which switch
    {
        "pixel" => Gif.Pixel,
        "large" => Gif.Large,
        "every block" => Gif.WithEveryBlock,
        "87a" => [.. "GIF87a"u8, .. Gif.Pixel.AsSpan(6)],
        _ => Striped(),
    };
}
