using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Tests.Measurements;

public sealed class ContenderTests
{
    [Fact]
    public void Key_OneNameAtTwoBounds_IsDifferent()
    {
        var few = new Contender("eventloop", 10) { Strategy = "eventloop" };

        Assert.Equal("eventloop@10", few.Key);
        Assert.Equal("eventloop@100", (few with { Bound = 100 }).Key);
    }

    [Fact]
    public void IsPeer_WithoutAStrategy_IsTrue()
    {
        Assert.True(new Contender("curl", 10) { Command = "curl {urls}" }.IsPeer);
        Assert.False(new Contender("first", 10) { Strategy = "eventloop" }.IsPeer);
    }
}
