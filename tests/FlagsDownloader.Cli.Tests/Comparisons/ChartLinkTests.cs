using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Comparisons;

public sealed class ChartLinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tables.md", "times.svg", "times.svg")]
    [InlineData("tables.md", "pictures/times.svg", "pictures/times.svg")]
    [InlineData("documents/tables.md", "times.svg", "../times.svg")]
    [InlineData("documents/tables.md", "pictures/times.svg", "../pictures/times.svg")]
    [InlineData("tables.md", "times (1)#?é.svg", "times%20%281%29%23%3F%C3%A9.svg")]
    public void Create_TwoFiles_IsThePathFromTheDocument(string document, string picture, string expected)
    {
        Directory.CreateDirectory(_folder.At("documents"));
        Directory.CreateDirectory(_folder.At("pictures"));

        Assert.Equal(expected, ChartLink.Create(Target(document), Target(picture)));
    }

    [Fact]
    public void Create_WithoutADocumentOrAPicture_IsNothing()
    {
        Assert.Null(ChartLink.Create(null, Target("times.svg")));
        Assert.Null(ChartLink.Create(Target("tables.md"), null));
    }

    [Fact]
    public void Create_PictureThatIsNoFile_IsNothing() => Assert.Null(ChartLink.Create(Target("tables.md"), Target("/dev/null")));

    private OutputTarget Target(string path) => OutputTarget.Find(new OutputRequest("--option", _folder.At(path)));
}
