using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;
using static FlagsDownloader.Cli.Tests.Reports.Outcomes;

namespace FlagsDownloader.Cli.Tests.Reports;

public sealed class FailuresFileTests : IDisposable
{
    private static readonly DownloadReport Mixed = Report(
        1,
        [
            .. Many(2, DownloadStatus.Ok),
            .. Many(2, DownloadStatus.NotFound),
            Failed("CI", DownloadPhase.Body, DownloadCause.ContentCut, "Côte <d'Ivoire> \"cut\"\n"),
            Of("BR#2", DownloadStatus.Error, new DownloadError(DownloadPhase.Headers, DownloadCause.HttpStatus, "HTTP error 503 - Oh", 503)),
            Of("US", DownloadStatus.Cancelled),
        ]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_FailedAndInterrupted_IsALineForEach()
    {
        new FailuresFile(_folder.At("f")).Write(Mixed, "ERROR");

        Assert.Equal(
            """
            {"code":"CI","url":"http://localhost:8000/flags/ci.gif","site":"ERROR","with_names":false,"phase":"body","cause":"content_cut","message":"Côte <d'Ivoire> \"cut\"?","http_status":null,"attempts":0}
            {"code":"BR#2","url":"http://localhost:8000/flags/br#2.gif","site":"ERROR","with_names":false,"phase":"headers","cause":"http_status","message":"HTTP error 503 - Oh","http_status":503,"attempts":0}
            {"code":"US","url":"http://localhost:8000/flags/us.gif","site":"ERROR","with_names":false,"phase":null,"cause":"interrupted","message":"not downloaded: the run was interrupted","http_status":null,"attempts":0}

            """,
            File.ReadAllText(_folder.At("f")));
        Assert.Equal(["f"], _folder.FileNames);
    }

    [Fact]
    public void Write_NothingFailed_IsAnEmptyFileInPlaceOfTheOld()
    {
        File.WriteAllText(_folder.At("f"), "old");

        new FailuresFile(_folder.At("f")).Write(Report(1, Many(3, DownloadStatus.Ok)), "LOCAL");

        Assert.Empty(File.ReadAllText(_folder.At("f")));
    }

    [Fact]
    public void Write_ThroughALink_KeepsTheLink()
    {
        File.WriteAllText(_folder.At("target"), "old");
        File.CreateSymbolicLink(_folder.At("link"), _folder.At("target"));

        new FailuresFile(_folder.At("link")).Write(Mixed, "LOCAL");

        Assert.Equal(3, File.ReadAllLines(_folder.At("target")).Length);
        Assert.Equal(_folder.At("target"), new FileInfo(_folder.At("link")).LinkTarget);
    }

    [Theory]
    [InlineData(".", "it is a folder")]
    [InlineData("missing/f", "there is no such folder")]
    public void ProbeWritable_NoPlaceForAFile_SaysSo(string name, string why)
    {
        var path = _folder.At(name);

        var error = Assert.Throws<UserErrorException>(() => new FailuresFile(path).ProbeWritable());

        Assert.Equal($"cannot write '{path}': choose another file with --failures ({why})", error.Message);
        Assert.Equal(ExitCode.Usage, error.ExitCode);
    }

    [Fact]
    public void ProbeWritable_AnOldFile_IsLeftAlone()
    {
        File.WriteAllText(_folder.At("f"), "old");

        new FailuresFile(_folder.At("f")).ProbeWritable();

        Assert.Equal("old", File.ReadAllText(_folder.At("f")));
        Assert.Equal(["f"], _folder.FileNames);
    }
}
