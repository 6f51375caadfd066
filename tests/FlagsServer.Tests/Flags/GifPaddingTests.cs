using FlagsServer.Flags;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Flags;

public sealed class GifPaddingTests
{
    private static readonly byte[] Flag = FlagCatalog.Load().Flags[0].Image;

    [Fact]
    public void Pad_ByFiveBytesOrMore_HasExactlyTheSize()
    {
        foreach (var missing in Enumerable.Range(5, 1200))
        {
            var padded = GifPadding.Pad(Flag, Flag.Length + missing);

            Assert.Equal(Flag.Length + missing, padded.Length);
            Assert.Equal(GifWalk.Of(Flag).Images, GifWalk.Of(padded).Images);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Pad_ByLessThanAComment_AddsTheSmallestComment(int missing)
    {
        var padded = GifPadding.Pad(Flag, Flag.Length + missing);

        Assert.Equal(Flag.Length + 5, padded.Length);
        Assert.Equal(GifWalk.Of(Flag).Images, GifWalk.Of(padded).Images);
    }

    [Fact]
    public void Pad_LargeFlag_IsUnchanged()
    {
        Assert.Same(Flag, GifPadding.Pad(Flag, Flag.Length));
        Assert.Same(Flag, GifPadding.Pad(Flag, 0));
    }

    [Fact]
    public void Pad_BeforeTheComment_IsTheFlag()
    {
        var padded = GifPadding.Pad(Flag, 133_120);

        Assert.Equal(Flag[..^1], padded[..(Flag.Length - 1)]);
        Assert.Equal(1, GifWalk.Of(padded).Comments - GifWalk.Of(Flag).Comments);
    }

    [Fact]
    public void Pad_NotAGif_IsRefused() =>
        Assert.Throws<ArgumentException>(() => GifPadding.Pad([1, 2, 3], 100));
}
