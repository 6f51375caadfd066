using System.Text;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Documents;
using FlagsDownloader.Formats;
using FlagsDownloader.Results;
using static FlagsDownloader.Cli.Tests.Reports.Outcomes;

namespace FlagsDownloader.Cli.Tests.Reports;

public sealed class FailuresFileTests
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

    [Fact]
    public void Write_FailedAndInterrupted_IsALineForEach()
    {
        Assert.Equal(
            """
            {"code":"CI","url":"http://localhost:8000/flags/ci.gif","site":"ERROR","with_names":false,"phase":"body","cause":"content_cut","message":"Côte <d'Ivoire> \"cut\" ","http_status":null,"attempts":0,"file":null,"expect":null,"sha256":null,"size":null}
            {"code":"BR#2","url":"http://localhost:8000/flags/br#2.gif","site":"ERROR","with_names":false,"phase":"headers","cause":"http_status","message":"HTTP error 503 - Oh","http_status":503,"attempts":0,"file":null,"expect":null,"sha256":null,"size":null}
            {"code":"US","url":"http://localhost:8000/flags/us.gif","site":"ERROR","with_names":false,"phase":null,"cause":"interrupted","message":"not downloaded: the run was interrupted","http_status":null,"attempts":0,"file":null,"expect":null,"sha256":null,"size":null}

            """,
            Written(Mixed, "ERROR"));
    }

    [Fact]
    public void Write_NothingFailed_IsEmpty() => Assert.Empty(Written(Report(1, Many(3, DownloadStatus.Ok)), "LOCAL"));

    [Fact]
    public void Write_AddressThatFailed_HasWhatARetryNeeds()
    {
        var outcome = Failed("https://example.com/a.png", DownloadPhase.Headers, DownloadCause.TimedOut, "timed out after 30 s");
        var item = outcome.Item with { FileName = "site/a.png", Sha256 = new string('0', 64), Size = 12 };
        using var stream = new MemoryStream();

        FailuresFile.Write(stream, FailureDocument.FromAddresses([outcome with { Item = item }], ContentFormat.Png));

        Assert.EndsWith(
            $"\"attempts\":0,\"file\":\"site/a.png\",\"expect\":\"png\",\"sha256\":\"{item.Sha256}\",\"size\":12}}\n",
            Encoding.UTF8.GetString(stream.ToArray()),
            StringComparison.Ordinal);
    }

    private static string Written(DownloadReport report, string site)
    {
        using var stream = new MemoryStream();
        FailuresFile.Write(stream, FailureDocument.FromFlags(report.Outcomes, site));
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
