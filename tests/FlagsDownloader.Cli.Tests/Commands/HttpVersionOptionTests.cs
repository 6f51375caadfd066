using System.Text.Json;
using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Commands;

/// <summary>The option <c>--http</c>.</summary>
public sealed class HttpVersionOptionTests
{
    [Theory]
    [InlineData("", "1.1", false)]
    [InlineData("--http 1.1", "1.1", false)]
    [InlineData("--http 1.1 --strategy threadpool", "1.1", false)]
    [InlineData("--http 2", "2.0", true)]
    [InlineData("--http 2 --strategy whenall", "2.0", true)]
    public void Read_AVersion_IsTheClientsAndTheEmbeddedServers(string options, string version, bool isHttp2)
    {
        var command = new DownloadCommand();

        var read = command.Read(command.Parse(["br", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));

        Assert.Equal(Version.Parse(version), read.HttpVersion);
        Assert.Equal(isHttp2 ? ["--http2"] : [], read.FaultInjection.Arguments);
    }

    [Theory]
    [InlineData("--http 3", "HTTP/3 is not supported: write --http 1.1 or 2")]
    [InlineData("--http 2.0", "'2.0' is not a version of HTTP: write 1.1 or 2")]
    [InlineData("--http 1", "'1' is not a version of HTTP: write 1.1 or 2")]
    [InlineData("--http h2", "'h2' is not a version of HTTP: write 1.1 or 2")]
    [InlineData("--http", "--http needs a value: write --http and a VERSION")]
    [InlineData("--http 2 --http 2", "--http is given 2 times: write it once")]
    [InlineData("--http 2 --strategy sequential", "'sequential' blocks, and .NET has no blocking calls over HTTP/2: leave --http out, or write a --strategy that awaits: eventloop, parallel, whenall, channel, adaptive")]
    [InlineData("--http 2 --strategy threadpool", "'threadpool' blocks, and .NET has no blocking calls over HTTP/2: leave --http out, or write a --strategy that awaits: eventloop, parallel, whenall, channel, adaptive")]
    [InlineData("--http 2 --strategy blockingpool", "'blockingpool' blocks, and .NET has no blocking calls over HTTP/2: leave --http out, or write a --strategy that awaits: eventloop, parallel, whenall, channel, adaptive")]
    public void Download_NoSuchVersion_IsOneLineThatSaysWhatToWrite(string options, string line)
    {
        var run = CommandRun.Execute(["download", .. options.Split(' ')]);

        Assert.Equal((ExitCode.Usage, $"flags: {line}\n", ""), (run.ExitCode, run.Errors, run.Output));
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("--http 2", "2", "--http2")]
    [InlineData("--http 2,1.1,2", "1.1 2", "--http2")]
    [InlineData("--http 1.1 --tls", "1.1", "--tls")]
    [InlineData("--http 1.1,2 --tls --strategies all", "1.1 2", "--http2 --tls")]
    [InlineData("--http 1.1,2 -s http://localhost:9/flags", "1.1 2", "")]
    public void ReadSeveral_Versions_AreEachOnceAndTheEmbeddedServers(string options, string versions, string server)
    {
        var command = new CompareCommand();

        var read = command.Read(command.Parse(options.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.Equal(versions, string.Join(' ', read.HttpVersions));
        Assert.Equal(server, string.Join(' ', read.FaultInjection.Arguments));
    }

    [Theory]
    [InlineData("--http 1.1,3", "HTTP/3 is not supported: write --http 1.1 or 2")]
    [InlineData("--http 3", "HTTP/3 is not supported: write --http 1.1 or 2")]
    [InlineData("--http 1.1,", "'' is not a version of HTTP: write 1.1 or 2")]
    [InlineData("--http 2 --strategies threadpool,eventloop", "'threadpool' blocks, and .NET has no blocking calls over HTTP/2: leave it out of --strategies, which can be eventloop, parallel, whenall, channel, adaptive; or write --strategies all, where those that block use HTTP/1.1")]
    [InlineData("--tls -s https://localhost:9/flags", "--tls is for a server of the comparison's own: leave --tls out, or use -s LOCAL, DELAY or ERROR with it")]
    [InlineData("--tls --insecure", "--tls trusts the certificate of its own server: leave --cacert and --insecure out")]
    public void Compare_VersionsThatCannotBe_AreOneLineThatSaysWhatToWrite(string options, string line)
    {
        var run = CommandRun.Execute(["compare", .. options.Split(' ')]);

        Assert.Equal((ExitCode.Usage, $"flags: {line}\n", ""), (run.ExitCode, run.Errors, run.Output));
    }

    [Fact]
    public void Download_ServerWithoutHttp2_SaysWhatToWrite()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(400, "Bad Request"));
        using var folder = new TemporaryFolder();

        var run = CommandRun.Execute(["download", server.At("br.gif").AbsoluteUri, "-o", folder.FullName, "--json", "--http", "2"]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("the server does not speak HTTP/2: use HTTP/1.1 (--http 1.1)", run.Errors, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("2", document.RootElement.GetProperty("options").GetProperty("http_version").GetString());
    }
}
