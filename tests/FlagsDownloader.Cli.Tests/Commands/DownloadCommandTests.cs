using System.Text.Json;
using System.Text.RegularExpressions;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Commands;

/// <summary>Complete runs in this process, against a scripted server: the output, the errors and the exit code.</summary>
public sealed partial class DownloadCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private readonly ScriptedServer _server = new(request => request.Target.Split('?')[0] switch
    {
        "/flags/br/br.gif" or "/flags/cn/cn.gif" => ScriptedAnswer.Ok(Gif.Pixel),
        "/flags/br/metadata.json" => ScriptedAnswer.Ok([.. "{\"country\": \"Brazil\"}"u8]),
        "/flags/us/us.gif" => ScriptedAnswer.Status(418, "I'm a teapot"),
        "/flags/fr/fr.gif" => ScriptedAnswer.Ok([.. "<html>"u8]),
        _ => ScriptedAnswer.Status(404, "Not Found"),
    });

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Download_AllFound_IsSuccess()
    {
        var run = Download("br", "CN", "-q");

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            $"""
            URL site: {_server.Address}
            Searching for 2 flags: BR, CN
            2 concurrent connections will be used.
            --------------------
              2 flags downloaded.
            Elapsed time: 0.00s

            """,
            Timeless(run.Output));
        Assert.Equal(["BR.gif", "CN.gif"], _folder.FileNames);
    }

    [Fact]
    public void Download_SomeNotFound_IsSuccess()
    {
        var run = Download("BR", "XX", "YY", "-q", "--strategy", "sequential");

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            $"""
            URL site: {_server.Address}
            Searching for 3 flags: BR, XX, YY
            1 connection will be used.
            --------------------
              1 flag downloaded.
              2 not found.
            Elapsed time: 0.00s

            """,
            Timeless(run.Output));
    }

    [Fact]
    public void Download_AnError_IsFailureWithItsCauseOnStderr()
    {
        var run = Download("BR", "US", "FR", "-q");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.EndsWith(
            """
              1 flag downloaded.
              2 errors.
            Elapsed time: 0.00s

            """,
            Timeless(run.Output),
            StringComparison.Ordinal);
        Assert.Equal(
            """
            flags: 1 x HTTP error 418 - I'm a teapot (headers): US
            flags: 1 x not a GIF: it does not begin with GIF87a or GIF89a (verify): FR

            """,
            run.Errors);
        Assert.Equal(["BR.gif"], _folder.FileNames);
    }

    [Fact]
    public void Download_Verbose_IsALineForEachFlag()
    {
        var run = Download("BR", "US", "XX", "-v", "--strategy", "sequential");

        Assert.Contains(
            $"""
            1 connection will be used.
            BR OK
            US error: HTTP error 418 - I'm a teapot
            XX not found: {_server.Address}/xx/xx.gif
            --------------------
            """,
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Download_WithNames_SavesUnderTheName()
    {
        var run = Download("BR", "CN", "-q", "--with-names");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(["Brazil.gif"], _folder.FileNames);
        Assert.Equal("flags: 1 x HTTP error 404 (asking for the name) (headers): CN\n", run.Errors);
    }

    [Fact]
    public void Download_NoServer_PrintsOneError()
    {
        _server.Dispose();

        var run = Download("-q", "--retries", "0");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(
            $"flags: 20 x connection refused at http://127.0.0.1:{_server.Address.Port} (connect): BD, BR, CD, CN, DE and 15 more - is the server running? 'flags serve' starts one\n",
            run.Errors);
    }

    [Fact]
    public void Download_Json_IsOneDocumentOnStdout()
    {
        var run = Download("BR", "US", "XX", "--json", "--repeat", "2");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        using var document = JsonDocument.Parse(run.Output);
        var totals = document.RootElement.GetProperty("totals");
        Assert.Equal(
            (2, 2, 2),
            (totals.GetProperty("ok").GetInt32(), totals.GetProperty("not_found").GetInt32(), totals.GetProperty("error").GetInt32()));
        Assert.Equal(
            ["BR ok", "BR#2 ok", "US error", "US#2 error", "XX not_found", "XX#2 not_found"],
            document.RootElement.GetProperty("outcomes").EnumerateArray()
                .Select(outcome => $"{outcome.GetProperty("code")} {outcome.GetProperty("status")}")
                .Order(StringComparer.Ordinal));
        Assert.Equal("flags: 2 x HTTP error 418 - I'm a teapot (headers): US, US#2\n", run.Errors);
    }

    [Fact]
    public void Download_SeveralStrategies_PrintsTheSameForEach()
    {
        var reports = Downloaders.DownloaderCatalog.All
            .Where(entry => entry.MaxBound > 1)
            .Select(entry => Timeless(Download("BR", "CN", "US", "XX", "-q", "--strategy", entry.Name).Output))
            .Distinct();

        Assert.Single(reports);
    }

    private CommandRun Download(params string[] args) =>
        CommandRun.Execute(["download", "-s", _server.Address.AbsoluteUri, "-o", _folder.FullName, .. args]);

    private static string Timeless(string output) => Elapsed().Replace(output, "Elapsed time: 0.00s");

    [GeneratedRegex(@"Elapsed time: \d+\.\d\ds")]
    private static partial Regex Elapsed();
}
