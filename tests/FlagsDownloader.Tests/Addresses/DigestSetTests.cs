using FlagsDownloader.Addresses;

namespace FlagsDownloader.Tests.Addresses;

public sealed class DigestSetTests
{
    [Fact]
    public void Add_RandomDigests_IsWhatAHashSetDoes()
    {
        var random = new Random(3);
        var (set, expected) = (new DigestSet(), new HashSet<UInt128>());
        for (var round = 0; round < 20_000; round++)
        {
            // Few of them, and many with the same low bits.
            var digest = new UInt128((ulong)random.Next(3), (ulong)random.Next(3_000) << 3);

            Assert.Equal(expected.Contains(digest), set.Contains(digest));
            Assert.Equal(expected.Add(digest), set.Add(digest));
        }

        Assert.All(expected, digest => Assert.True(set.Contains(digest)));
    }

    [Fact]
    public void Add_Zero_IsADigestToo()
    {
        var set = new DigestSet();

        Assert.False(set.Contains(0));
        Assert.True(set.Add(0));
        Assert.False(set.Add(0));
        Assert.True(set.Contains(0));
    }
}
