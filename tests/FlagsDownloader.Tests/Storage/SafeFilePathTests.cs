using System.Text;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Tests.Storage;

public sealed class SafeFilePathTests
{
    [Theory]
    [InlineData("a.gif", "a.gif")]
    [InlineData("a/b/c.gif", "a/b/c.gif")]
    [InlineData("/etc/passwd", "etc/passwd")]
    [InlineData("a//b/", "a/b")]
    [InlineData("../../x", "unnamed/unnamed/x")]
    [InlineData("a/./b", "a/unnamed/b")]
    [InlineData("C:/x", "C_/x")]
    [InlineData(@"a\b", "a_b")]
    [InlineData("con/nul.txt", "_con/_nul.txt")]
    [InlineData(".flags-0123456789ab-1.part/.flags-manifest.json", "flags-0123456789ab-1.part/flags-manifest.json")]
    [InlineData("", "unnamed")]
    [InlineData("/", "unnamed")]
    [InlineData("///", "unnamed")]
    [InlineData("\u200B/ ", "unnamed/unnamed")]
    public void From_APath_IsSafeSegmentBySegment(string path, string expected) => Assert.Equal(expected, SafeFilePath.From(path));

    [Fact]
    public void From_ADeepPath_KeepsTheFirstFoldersAndTheFile()
    {
        var path = string.Join('/', Enumerable.Range(1, 40));

        Assert.Equal(string.Join('/', Enumerable.Range(1, 31).Append(40)), SafeFilePath.From(path));
    }

    [Fact]
    public void From_ALongPath_KeepsTheFirstFoldersAndTheFile()
    {
        var folder = new string('é', 100);

        var safe = SafeFilePath.From(string.Join('/', Enumerable.Repeat(folder, 9).Append(new string('x', 300))));

        // 3 folders of 200 bytes and a slash, a name of 226 bytes.
        Assert.Equal([folder, folder, folder, new string('x', 226)], safe.Split('/'));
        Assert.InRange(Encoding.UTF8.GetByteCount(safe), 1, 1024);
    }

    [Fact]
    public void From_ExactlyTheLimits_IsTheSame()
    {
        var deep = string.Join('/', Enumerable.Repeat("a", 32));
        var longest = string.Join('/', Enumerable.Repeat(new string('x', 204), 5));

        Assert.Equal(1024, longest.Length);
        Assert.Equal(deep, SafeFilePath.From(deep));
        Assert.Equal(longest, SafeFilePath.From(longest));
    }

    [Theory]
    [InlineData("a.gif")]
    [InlineData("a/b.gif")]
    public void From_ASafePath_IsNotCopied(string path) => Assert.Same(path, SafeFilePath.From(path));
}
