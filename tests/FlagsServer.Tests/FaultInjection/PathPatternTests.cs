using FlagsServer.FaultInjection;

namespace FlagsServer.Tests.FaultInjection;

public sealed class PathPatternTests
{
    [Theory]
    [InlineData("*", "/flags/br/br.gif", true)]
    [InlineData("*.gif", "/flags/br/br.gif", true)]
    [InlineData("*.gif", "/flags/br/br.gif.txt", false)]
    [InlineData("*.gif", "/flags/br/BR.GIF", false)]
    [InlineData("/flags/b*", "/flags/br/br.gif", true)]
    [InlineData("/flags/b*", "/flags/fr/fr.gif", false)]
    [InlineData("/flags/*/metadata.json", "/flags/br/metadata.json", true)]
    [InlineData("/flags/br/br.gif", "/flags/br/br.gif", true)]
    [InlineData("/flags/br", "/flags/br/br.gif", false)]
    public void Covers_APath_IfThePatternMatchesAllOfIt(string pattern, string path, bool expected) =>
        Assert.Equal(expected, new PathPattern(pattern).Matches(path));

    [Theory]
    [InlineData("/flags/br/br.gif?copy=2", "/flags/br/br.gif")]
    [InlineData("/flags/br/br.gif", "/flags/br/br.gif")]
    public void PathOf_ATarget_IsWithoutTheQuery(string target, string expected) =>
        Assert.Equal(expected, PathPattern.GetPath(target).ToString());
}
