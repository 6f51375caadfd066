using FlagPainting.Drawing;

namespace FlagPainting.Tests;

public sealed class GifEncoderTests
{
    [Fact]
    public void Encode_ATricolour_IsReadBackExactly()
    {
        var pixels = new byte[30 * 20];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(i % 30 / 10);
        }

        var gif = GifReader.Read(GifEncoder.Encode(new IndexedImage(30, Palette(3), pixels), "Blue, white, red"));

        Assert.Equal((30, 20), (gif.Width, gif.Height));
        Assert.Equal(pixels, gif.Pixels);
        Assert.Equal(Palette(3), gif.Palette[..3]);
        Assert.Equal("Blue, white, red", gif.Comment);
        Assert.Null(gif.Transparent);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(100)]
    [InlineData(256)]
    public void Encode_NoiseThatOverflowsTheTableOfStrings_IsReadBackExactly(int colours)
    {
        var pixels = Noise(160 * 160, colours);

        var gif = GifReader.Read(GifEncoder.Encode(new IndexedImage(160, Palette(colours), pixels)));

        Assert.Equal(pixels, gif.Pixels);
    }

    [Fact]
    public void Encode_EachLengthOfARun_EndsItsCodesWhereTheReaderExpects()
    {
        // The width of the end code depends on how many strings there are, so each length is its own case.
        for (var length = 1; length <= 3000; length++)
        {
            var gif = GifReader.Read(GifEncoder.Encode(new IndexedImage(length, Palette(4), new byte[length])));

            Assert.Equal(length, gif.Pixels.Length);
        }
    }

    [Fact]
    public void Encode_NoiseOfEachLength_EndsItsCodesWhereTheReaderExpects()
    {
        var noise = Noise(6000, 4);
        for (var length = 1; length <= noise.Length; length += 7)
        {
            var gif = GifReader.Read(GifEncoder.Encode(new IndexedImage(length, Palette(4), noise.AsMemory(0, length))));

            Assert.Equal(noise[..length], gif.Pixels);
        }
    }

    [Fact]
    public void Encode_WithATransparentIndexBeyondThePalette_MakesRoomForIt()
    {
        byte[] pixels = [0, 4, 3, 4];

        var gif = GifReader.Read(GifEncoder.Encode(new IndexedImage(2, Palette(4), pixels, Transparent: 4)));

        Assert.Equal(4, gif.Transparent);
        Assert.Equal(8, gif.Palette.Length);
        Assert.Equal(pixels, gif.Pixels);
    }

    [Fact]
    public void Encode_WithoutPixelsRowsOrColours_Throws()
    {
        Assert.Throws<ArgumentException>(() => GifEncoder.Encode(new IndexedImage(1, Palette(2), Array.Empty<byte>())));
        Assert.Throws<ArgumentException>(() => GifEncoder.Encode(new IndexedImage(3, Palette(2), new byte[4])));
        Assert.Throws<ArgumentException>(() => GifEncoder.Encode(new IndexedImage(1, Palette(0), new byte[1])));
        Assert.Throws<ArgumentException>(() => GifEncoder.Encode(new IndexedImage(1, Palette(257), new byte[1])));
        Assert.Throws<ArgumentException>(() => GifEncoder.Encode(new IndexedImage(70_000, Palette(2), new byte[70_000])));
    }

    private static Rgb[] Palette(int colours) =>
        [.. Enumerable.Range(0, colours).Select(i => new Rgb(i * 0x010305 & 0xFFFFFF))];

    private static byte[] Noise(int length, int colours)
    {
        var noise = new byte[length];
        var state = 12345u;
        for (var i = 0; i < length; i++)
        {
            state = state * 1664525 + 1013904223;
            noise[i] = (byte)((state >> 16) % colours);
        }

        return noise;
    }
}
