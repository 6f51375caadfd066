using System.Text;
using FlagsDownloader.Flags;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Flags;

public sealed class GifFormatTests
{
    public static TheoryData<string> Wholes => ["pixel", "large", "every block", "87a", "with bytes after the end"];

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
            Assert.True(GifFormat.Check(whole.AsSpan(0, length)) is { Length: > 0 }, $"{length} of {whole.Length} bytes passed.");
    }

    [Theory]
    [InlineData("", "not a GIF: it does not begin with GIF87a or GIF89a")]
    [InlineData("<!DOCTYPE html><html><body>Not here</body></html>", "not a GIF: it does not begin with GIF87a or GIF89a")]
    [InlineData("GIF88a", "not a GIF: it does not begin with GIF87a or GIF89a")]
    [InlineData("GIF89a", "not a whole GIF: it ends too early")]
    [InlineData("GIF89a and what looks like text from here on", "not a GIF: unknown block 0x61")]
    [InlineData("GIF89a\0\0\u0001\0\0\0\0;", "not a GIF: its width or height is zero")]
    [InlineData("GIF89a\u0001\0\u0001\0\0\0\0;", "not a GIF: it has no image")]
    public void Check_WhatIsNoGif_SaysWhatIsWrong(string content, string complaint) =>
        Assert.Equal(complaint, GifFormat.Check(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void Check_RandomBytes_NeverThrows()
    {
        var random = new Random(20_260_801);
        for (var round = 0; round < 20_000; round++)
        {
            var content = new byte[random.Next(64)];
            random.NextBytes(content);
            GifFormat.Check(content);

            // Past the header, so that the walk over the blocks is what meets them.
            var damaged = Gif.WithEveryBlock;
            for (var damage = random.Next(1, 5); damage > 0; damage--)
                damaged[random.Next(6, damaged.Length)] = (byte)random.Next(256);
            GifFormat.Check(damaged.AsSpan(0, random.Next(damaged.Length + 1)));
        }
    }

    private static byte[] Whole(string which) => which switch
    {
        "pixel" => Gif.Pixel,
        "large" => Gif.Large,
        "every block" => Gif.WithEveryBlock,
        "87a" => [.. "GIF87a"u8, .. Gif.Pixel.AsSpan(6)],
        _ => [.. Gif.Pixel, 0, 1, 2],
    };
}
