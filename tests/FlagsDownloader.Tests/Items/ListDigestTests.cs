using FlagsDownloader.Items;

namespace FlagsDownloader.Tests.Items;

public sealed class ListDigestTests
{
    // As `printf 'BR\nUS\n' | sha256sum` prints it.
    private const string OfTwo = "08f87408befee20ab4db9e90dbabd52a229b56e92b79fe8cfd6e08be2e14efc7";

    [Theory]
    [InlineData("BR US")]
    [InlineData("US BR")]
    public void Compute_TheSameLabelsInAnyOrder_IsOneDigest(string labels) => Assert.Equal(OfTwo, ListDigest.Compute(labels.Split(' ')));

    [Theory]
    [InlineData("BR")]
    [InlineData("BR US FR")]
    [InlineData("BRUS")]
    [InlineData("BR US US")]
    [InlineData("br us")]
    public void Compute_OtherLabels_IsAnotherDigest(string labels) => Assert.NotEqual(OfTwo, ListDigest.Compute(labels.Split(' ')));

    [Fact]
    public void Compute_NoLabels_IsTheDigestOfNothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", ListDigest.Compute([]));
}
