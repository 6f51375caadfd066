using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Results;
using static FlagsDownloader.Cli.Tests.Reports.Outcomes;

namespace FlagsDownloader.Cli.Tests.Reports;

public sealed class FinalReportTests
{
    [Fact]
    public void Write_OnlySuccesses_PrintsOnlyThem() => Assert.Equal(
        """
        --------------------
         20 flags downloaded.
        Elapsed time: 1.72s

        """,
        Written(Report(1.719, Many(20, DownloadStatus.Ok))));

    [Fact]
    public void Write_OneOfEach_IsSingular() => Assert.Equal(
        """
        --------------------
          1 flag downloaded.
          1 not found.
          1 error.
          1 not downloaded: interrupted.
        Elapsed time: 0.00s

        """,
        Written(Report(0, [.. Many(1, DownloadStatus.Ok), .. Many(1, DownloadStatus.NotFound), .. Many(1, DownloadStatus.Error), .. Many(1, DownloadStatus.Cancelled)])));

    [Fact]
    public void Write_ManyOfEach_IsPluralAndAligned() => Assert.Equal(
        """
        --------------------
        194 flags downloaded.
        482 not found.
         22 errors.
          3 not downloaded: interrupted.
        Elapsed time: 3725.50s

        """,
        Written(Report(3725.5, [.. Many(194, DownloadStatus.Ok), .. Many(482, DownloadStatus.NotFound), .. Many(22, DownloadStatus.Error), .. Many(3, DownloadStatus.Cancelled)])));

    [Fact]
    public void Write_AnUpdate_SaysWhatIsUnchanged() => Assert.Equal(
        """
        --------------------
          2 flags downloaded.
        192 unchanged.
        482 not found.
        Elapsed time: 1.00s

        """,
        Written(Report(1, [.. Many(2, DownloadStatus.Ok), .. Many(192, DownloadStatus.Unchanged), .. Many(482, DownloadStatus.NotFound)])));

    [Fact]
    public void Write_NothingDone_SaysSo() => Assert.Equal(
        """
        --------------------
          0 flags downloaded.
        Elapsed time: 0.00s

        """,
        Written(Report(0)));

    [Fact]
    public void WriteErrors_NoErrors_IsEmpty() =>
        Assert.Empty(Errors(Report(1, [.. Many(3, DownloadStatus.Ok), .. Many(3, DownloadStatus.NotFound), .. Many(3, DownloadStatus.Cancelled)])));

    [Fact]
    public void WriteErrors_ManyErrors_IsALineForEachCauseTheCommonestFirst() => Assert.Equal(
        """
        flags: 7 x HTTP error 418 - I'm a teapot (headers): BR, CN, DE, FR, IN and 2 more
        flags: 2 x cannot save: No space left on device : '/out' (save): MX, NG
        flags: 2 x timed out after 10 s (body): PH, VN
        flags: 1 x timed out after 10 s (connect): ET

        """,
        Errors(Report(
            1,
            [
                Failed("ET", DownloadPhase.Connect, DownloadCause.TimedOut, "timed out after 10 s"),
                Failed("VN", DownloadPhase.Body, DownloadCause.TimedOut, "timed out after 10 s"),
                Failed("PH", DownloadPhase.Body, DownloadCause.TimedOut, "timed out after 10 s"),
                Failed("NG", DownloadPhase.Save, DownloadCause.SaveFailed, "cannot save: No space left on device : '/out'"),
                Failed("MX", DownloadPhase.Save, DownloadCause.SaveFailed, "cannot save: No space left on device : '/out'"),
                .. "US CN FR BR IR IN DE".Split(' ').Select(label =>
                    Failed(label, DownloadPhase.Headers, DownloadCause.HttpStatus, "HTTP error 418 - I'm a teapot")),
                .. Many(5, DownloadStatus.Ok),
            ])));

    [Fact]
    public void WriteErrors_UnreachableServer_NamesItAndSaysWhatToDo() => Assert.Equal(
        """
        flags: 1 x connection refused at http://localhost:8000 (connect): BR - is the server running? 'flags serve' starts one
        flags: 1 x host not found at http://localhost:8000 (resolve): CN - check the address given with -s
        flags: 1 x no trusted TLS connection: UntrustedRoot at https://localhost:8000 (tls): FR - if you trust its authority, give a PEM file with its certificate to --cacert
        flags: 1 x no trusted TLS connection: bad certificate at https://localhost:8000 (tls): DE

        """,
        Errors(Report(
            1,
            [
                Failed("DE", DownloadPhase.Tls, DownloadCause.TlsFailed, "no trusted TLS connection: bad certificate at https://localhost:8000"),
                Failed("FR", DownloadPhase.Tls, DownloadCause.TlsFailed, "no trusted TLS connection: UntrustedRoot at https://localhost:8000"),
                Failed("CN", DownloadPhase.Resolve, DownloadCause.HostNotFound, "host not found at http://localhost:8000"),
                Failed("BR", DownloadPhase.Connect, DownloadCause.ConnectionRefused, "connection refused at http://localhost:8000"),
            ])));

    [Fact]
    public void WriteErrors_AnotherEndpointOutOfReach_GivesNoHintAboutTheSite() => Assert.Equal(
        """
        flags: 1 x connection refused at http://other:81 (connect): CN
        flags: 1 x connection refused at the proxy http://proxy:3128 (connect): BR - http_proxy, https_proxy or all_proxy names it, and no_proxy the hosts that need none
        flags: 1 x host not found at http://nohost (resolve): DE

        """,
        Errors(Report(
            1,
            [
                FailedAt(DownloadPeer.Proxy, Failed("BR", DownloadPhase.Connect, DownloadCause.ConnectionRefused, "connection refused at the proxy http://proxy:3128")),
                FailedAt(DownloadPeer.RedirectTarget, Failed("CN", DownloadPhase.Connect, DownloadCause.ConnectionRefused, "connection refused at http://other:81")),
                FailedAt(DownloadPeer.RedirectTarget, Failed("DE", DownloadPhase.Resolve, DownloadCause.HostNotFound, "host not found at http://nohost")),
            ])));

    [Fact]
    public void WriteErrors_NoManifest_ExplainsTheEffect() => Assert.Equal(
        """
        flags: the next run downloads all flags again, because the manifest was not saved: cannot save: Is a directory : '/out'

        """,
        Errors(Report(1, Many(3, DownloadStatus.Ok)) with
        {
            ManifestError = new DownloadError(DownloadPhase.Save, DownloadCause.SaveFailed, "cannot save: Is a directory : '/out'"),
        }));

    [Fact]
    public void WriteErrors_KnownRemedy_NamesIt() => Assert.Equal(
        """
        flags: 1 x more than 5 redirects (headers): FR
        flags: 1 x not asked: the server keeps failing (connection refused) at http://localhost:8000 (connect): BR - try again later: --failures FILE and then --retry-from FILE download only these
        flags: 1 x redirect to file: is not followed (headers): DE
        flags: 1 x the content is larger than 1000 bytes (body): CN - allow more with --max-size

        """,
        Errors(Report(
            1,
            [
                Failed("FR", DownloadPhase.Headers, DownloadCause.TooManyRedirects, "more than 5 redirects"),
                Failed("DE", DownloadPhase.Headers, DownloadCause.RedirectRefused, "redirect to file: is not followed"),
                Failed("CN", DownloadPhase.Body, DownloadCause.ContentTooLarge, "the content is larger than 1000 bytes"),
                Failed("BR", DownloadPhase.Connect, DownloadCause.CircuitOpen, "not asked: the server keeps failing (connection refused) at http://localhost:8000"),
            ])));

    private static DownloadOutcome FailedAt(DownloadPeer peer, DownloadOutcome outcome) =>
        outcome with { Error = outcome.Error! with { Peer = peer } };

    private static string Written(DownloadReport report)
    {
        using var output = new StringWriter { NewLine = "\n" };
        FinalReport.Write(output, report, "flag");
        return output.ToString();
    }

    private static string Errors(DownloadReport report)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var errors = new ErrorSummary();
        foreach (var outcome in report.Outcomes)
        {
            errors.Add(outcome);
        }

        FinalReport.WriteErrors(output, report, errors, "flag");
        return output.ToString();
    }
}
