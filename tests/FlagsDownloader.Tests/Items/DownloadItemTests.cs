using FlagsDownloader.Items;

namespace FlagsDownloader.Tests.Items;

public sealed class DownloadItemTests
{
    private static readonly DownloadItem Item = new("label", new Uri("http://localhost/a.gif"), "a.gif");

    [Fact]
    public void Constructor_NothingElseSaid_ChecksNothing()
    {
        Assert.Null(Item.Check);
        Assert.Null(Item.Sha256);
        Assert.Null(Item.Size);
        Assert.Empty(Item.Headers);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    [InlineData(long.MaxValue)]
    public void Size_Any_IsKept(long? size) => Assert.Equal(size, (Item with { Size = size }).Size);

    [Theory]
    [InlineData(-1L)]
    [InlineData(long.MinValue)]
    public void Size_Negative_IsRefused(long size) => Assert.Throws<ArgumentOutOfRangeException>(() => Item with { Size = size });

    [Fact]
    public void ToString_WithHeaders_ShowsNoValue() =>
        Assert.Equal("label -> a.gif", $"{Item with { Headers = [new RequestHeader("Authorization", "secret")] }}");
}
