using FlagsDownloader.Items;

namespace FlagsDownloader.Tests.Items;

public sealed class ListDigestTests
{
    // The sum of what `printf BR | sha256sum` and `printf US | sha256sum` print, modulo 2^256.
    private const string OfTwo = "56cfb21e0afb8d56b5189f7414287f4ff100107d2e77807c82e65f692582ce88";

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
    public void Compute_NoLabels_IsZero() => Assert.Equal(new string('0', 64), ListDigest.Compute([]));
}
