using FlagsDownloader.Cli.Tests.Commands;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Reports;

/// <summary>`--retry-from` downloads exactly the items that `--failures` wrote.</summary>
public sealed class RetryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedServer _server;
    private bool _isWell;

    public RetryTests() => _server = new ScriptedServer(request =>
        request.Target.EndsWith("metadata.json", StringComparison.Ordinal) ? ScriptedAnswer.Ok([.. "{\"country\": \"Some Land\"}"u8])
        : _isWell || request.Target is "/flags/br/br.gif" ? ScriptedAnswer.Ok(Gif.Pixel)
        : ScriptedAnswer.Status(418, "I'm a teapot"));

    public static TheoryData<string> Strategies => [.. Downloaders.DownloaderCatalog.All.Select(entry => entry.Name)];

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void RetryFrom_Failures_RequestsThemAgain(string strategy)
    {
        var first = Run("BR", "CN", "--repeat", "2", "-s", _server.Address.AbsoluteUri, "--failures", _folder.At("f"));
        Assert.Equal(ExitCode.Failed, first.ExitCode);
        var asked = _server.Requests.Count;
        _isWell = true;

        var second = Run("--retry-from", _folder.At("f"), "--failures", _folder.At("f"), "--strategy", strategy);

        Assert.Equal((ExitCode.Success, ""), (second.ExitCode, second.Errors));
        Assert.Equal(
            ["/flags/br/br.gif?copy=2", "/flags/cn/cn.gif", "/flags/cn/cn.gif?copy=2"],
            _server.Requests.Skip(asked).Select(request => request.Target).Order(StringComparer.Ordinal));
        Assert.Equal(["BR-2.gif", "BR.gif", "CN-2.gif", "CN.gif", "f"], _folder.FileNames);
        Assert.Empty(File.ReadAllText(_folder.At("f")));
    }

    [Fact]
    public void RetryFrom_WithNames_RequestsTheNamesAgain()
    {
        Run("CN", "--with-names", "-s", _server.Address.AbsoluteUri, "--failures", _folder.At("f"));
        _isWell = true;

        Run("--retry-from", _folder.At("f"));

        Assert.Contains("Some_Land.gif", _folder.FileNames);
    }

    [Fact]
    public void RetryFrom_FilteredAndCombinedFiles_RequestsTheirItems()
    {
        Run("CN", "US", "FR", "-s", _server.Address.AbsoluteUri, "--failures", _folder.At("f"));
        var lines = File.ReadAllLines(_folder.At("f"));
        File.WriteAllLines(_folder.At("g"), [lines[2], "", lines[0], lines[2]]);

        var run = Run("--retry-from", _folder.At("g"));

        Assert.Contains("Searching for 2 flags: CN, US\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void RetryFrom_NothingFailed_SaysSo()
    {
        File.WriteAllText(_folder.At("f"), "\n");

        var run = Run("--retry-from", _folder.At("f"));

        Assert.Equal(new CommandRun(ExitCode.Success, "Nothing to retry: the file lists no failures.\n", ""), run);
    }

    [Theory]
    [InlineData("{", "line 1 of")]
    [InlineData("null", "line 1 of")]
    [InlineData("{}", "line 1 of")]
    [InlineData("[]", "line 1 of")]
    [InlineData("\0\0", "line 1 of")]
    [InlineData("""{"code":"BR"}""", "line 1 of")]
    [InlineData("""{"code":"BR","url":"http://h/flags/cn/cn.gif","site":"URL"}""", "line 1 of")]
    [InlineData("""{"code":"BR","url":"file:///flags/br/br.gif","site":"URL"}""", "line 1 of")]
    [InlineData("""{"code":"../..","url":"http://h/flags/../../../...gif","site":"URL"}""", "line 1 of")]
    [InlineData("""{"code":"BR#0","url":"http://h/flags/br/br.gif?copy=0","site":"URL"}""", "line 1 of")]
    [InlineData("""{"code":"BR#2#3","url":"http://h/flags/br/br.gif?copy=2","site":"URL"}""", "line 1 of")]
    [InlineData("""{"code":"BR#99999999999","url":"http://h/flags/br/br.gif?copy=99999999999","site":"URL"}""", "line 1 of")]
    [InlineData("""{"code":1,"url":2,"site":3}""", "line 1 of")]
    public void RetryFrom_ALineOfAnotherKind_IsAUsageError(string text, string message)
    {
        File.WriteAllText(_folder.At("f"), text);

        var run = Run("--retry-from", _folder.At("f"));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal($"flags: {message} '{_folder.At("f")}' is not a failure: give a file that --failures wrote\n", run.Errors);
    }

    [Fact]
    public void RetryFrom_TwoSites_IsAUsageError()
    {
        File.WriteAllLines(
            _folder.At("f"),
            ["""{"code":"BR","url":"http://h/flags/br/br.gif","site":"URL"}""", """{"code":"BR","url":"http://i/flags/br/br.gif","site":"URL"}"""]);

        var run = Run("--retry-from", _folder.At("f"));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith("flags: line 2 of ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BR")]
    [InlineData("-a")]
    [InlineData("-e")]
    [InlineData("-l=3")]
    [InlineData("--repeat=2")]
    [InlineData("-s=LOCAL")]
    public void RetryFrom_WithAnotherSelection_IsAUsageError(string argument)
    {
        var run = Run("--retry-from", _folder.At("f"), argument);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith("flags: --retry-from says which files and from where", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void RetryFrom_NoSuchFile_IsAUsageError()
    {
        var run = Run("--retry-from", _folder.At("f"));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"flags: cannot read '{_folder.At("f")}': give a file that --failures wrote (", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20", "1 x the content is larger than 20 bytes (body): BR - allow more with --max-size")]
    [InlineData("1k", "")]
    public void MaxSize_LargerFlag_IsRefused(string size, string error)
    {
        var run = Run("BR", "-s", _server.Address.AbsoluteUri, "--max-size", size);

        Assert.Equal(error.Length == 0 ? "" : $"flags: {error}\n", run.Errors);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("17T")]
    [InlineData("16385G")]
    [InlineData("9999999999999M")]
    [InlineData("99999999999999999999")]
    [InlineData("-1")]
    [InlineData("k")]
    public void MaxSize_NoSize_IsAUsageError(string size)
    {
        var run = Run("BR", $"--max-size={size}");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal($"flags: --max-size cannot be '{size}': write a size up to 16T, such as 130k, 2M or 1G\n", run.Errors);
    }

    private CommandRun Run(params string[] args) => CommandRun.Execute(["download", "-q", "-o", _folder.FullName, .. args]);
}
