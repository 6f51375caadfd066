using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Tests.Measurements;

public sealed class ContenderNamesTests
{
    private static readonly Contender Blocking = new("threadpool", 10) { Strategy = "threadpool", HttpVersion = "1.1" };
    private static readonly Contender Http1 = new("eventloop", 10) { Strategy = "eventloop", HttpVersion = "1.1" };
    private static readonly Contender Http2 = Http1 with { HttpVersion = "2" };

    [Fact]
    public void LabelOf_OneContenderOfAName_IsTheName() =>
        Assert.Equal(["threadpool", "eventloop"], Labels(Blocking, Http2));

    [Fact]
    public void LabelOf_SeveralVersions_NamesThem() =>
        Assert.Equal(["threadpool", "eventloop@http1.1", "eventloop@http2"], Labels(Blocking, Http1, Http2));

    [Fact]
    public void LabelOf_SeveralBoundsAndVersions_NamesBoth() => Assert.Equal(
        ["eventloop@10@http1.1", "eventloop@60@http1.1", "eventloop@10@http2"], Labels(Http1, Http1 with { Bound = 60 }, Http2));

    [Fact]
    public void HasSeveralBounds_TwoVersions_IsNoSweep()
    {
        Assert.False(new ContenderNames([Http1, Http2]).HasSeveralBounds);
        Assert.True(new ContenderNames([Http1, Http2, Http2 with { Bound = 60 }]).HasSeveralBounds);
    }

    [Fact]
    public void Key_OfEachVersion_IsUniqueAndThatOfEarlierVersionsFor11()
    {
        Assert.Equal(("eventloop@10", "eventloop@10@http2"), (Http1.Key, Http2.Key));
        Assert.Equal(("eventloop -m 10", "eventloop -m 10 --http 2"), (Http1.Title, Http2.Title));
    }

    private static IEnumerable<string> Labels(params Contender[] contenders) =>
        Enumerable.Range(0, contenders.Length).Select(new ContenderNames(contenders).LabelOf);
}
