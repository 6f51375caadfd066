using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>The value of a header may be a secret: no output and no file has it, whatever happens.</summary>
public sealed class SecretTests : IDisposable
{
    private const string OfAll = "tok-4711-all";
    private const string OfTheFile = "tok-4711-file";
    private const string OfTheLine = "tok-4711-line";

    // What all of them begin with: a part of a secret is one too.
    private const string Secret = "tok-4711";

    private static readonly string[][] Reports = [[], ["-v"], ["--json"], ["-q", "--failures", "failed.jsonl"], ["--json", "--failures", "failed.jsonl", "--update", "--continue"]];

    private readonly TemporaryFolder _inputs = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _inputs.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [SecondTierData("success", 0, "sequential")]
    [SecondTierData("success", 0, "eventloop")]
    [InlineData("success", 0, "threadpool")]
    [SecondTierData("missing", 0, "eventloop")]
    [SecondTierData("denied", 1, "eventloop")]
    [SecondTierData("elsewhere", 1, "eventloop")]
    [SecondTierData("nowhere", 1, "threadpool")]
    [SecondTierData("circle", 1, "eventloop")]
    [SecondTierData("reset", 1, "sequential")]
    [SecondTierData("garbage", 1, "eventloop")]
    [SecondTierData("cut", 1, "eventloop")]
    public void Download_WithSecrets_ShowsThemNowhere(string what, int exitCode, string strategy)
    {
        using var server = new ScriptedServer(request => Answer(what, request));
        WriteInputs($"http://127.0.0.1:{server.Port}");

        foreach (var report in Reports)
        {
            var result = Run(["--strategy", strategy, "--retries", "0", .. report]);

            Assert.True(result.ExitCode == exitCode, result.Output + result.Error);
            AssertNoSecret(result);
        }

        // The requests had them: otherwise nothing could show them.
        Assert.Contains(server.Requests, request => request.Header("Authorization") == OfAll && request.Header("X-File") == OfTheFile);
        Assert.Contains(server.Requests, request => request.Header("Authorization") == OfTheLine);
    }

    [Fact]
    [SecondTier("five runs; Download_WithSecrets has some in every run")]
    public void Download_ConnectionRefused_ShowsNoSecret()
    {
        int port;
        using (var server = new ScriptedServer(ScriptedAnswer.Closed))
        {
            port = server.Port;
        }

        WriteInputs($"http://127.0.0.1:{port}");
        foreach (var report in Reports)
        {
            var result = Run(["--retries", "0", .. report]);

            Assert.True(result.ExitCode == 1, result.Output + result.Error);
            AssertNoSecret(result);
        }
    }

    [Fact]
    [SecondTier("a download more; Download_WithSecrets is in every run")]
    public void Download_Killed_LeavesNoSecret()
    {
        using var server = new ScriptedServer(_ => new ScriptedAnswer(conversation =>
        {
            conversation.Send("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 1000000\r\n\r\n");
            conversation.Send(new byte[500_000]);
            conversation.Hold();
        }));
        WriteInputs($"http://127.0.0.1:{server.Port}");
        using var process = FlagsProcess.Start(_folder.Path, ["download", .. Inputs, "--continue", "--update"]);
        Eventually.True(() => SavedFiles.Kept(_folder).Count == 2, "parts of both files");
        process.Signal(Signals.Kill);

        AssertNoSecret(process.Wait());
    }

    [Theory]
    [InlineData($"{OfAll}")]
    [SecondTierData($"{OfAll} : x")]
    [SecondTierData($"Authorization: {OfAll}\r\nX-Other: {OfAll}")]
    [SecondTierData($"Authorization: {OfAll}\u007f")]
    [SecondTierData($"Authorization: {OfAll}ä")]
    [SecondTierData($"Proxy-Authorization: {OfAll}")]
    [SecondTierData($"Host: {OfAll}")]
    public void Download_HeaderThatIsRefused_ShowsNoSecret(string header)
    {
        AssertRefused("-H", header);
        AssertRefused("--user-agent", $"{OfAll}\n{header}");
        File.WriteAllText(_inputs.Of("headers"), header.Replace("\r\n", "\u0001", StringComparison.Ordinal));
        AssertRefused("-H", $"@{_inputs.Of("headers")}");
    }

    [Theory]
    [InlineData($$$"""{"url": "http://127.0.0.1:1/a", "headers": {"Authorization": "{{{OfTheLine}}}\r\nX: y"}}""")]
    [SecondTierData($$$"""{"url": "http://127.0.0.1:1/a", "headers": {"{{{OfTheLine}}} ": "x"}}""")]
    [InlineData($$$"""{"url": "http://127.0.0.1:1/a", "headers": {"Authorization": "{{{OfTheLine}}}", "authorization": "{{{OfTheLine}}}"}}""")]
    [SecondTierData($$$"""{"url": "http://127.0.0.1:1/a", "headers": {"Authorization": ["{{{OfTheLine}}}"]}}""")]
    [InlineData($$$"""{"url": "http://127.0.0.1:1/a", "headers": "Authorization: {{{OfTheLine}}}"}""")]
    [SecondTierData($$$"""{"url": "http://127.0.0.1:1/a", "headers": {"Authorization": "{{{OfTheLine}}}}""")]
    [InlineData($$$"""{"url": "http://127.0.0.1:1/a", "headers": {"Authorization": "{{{OfTheLine}}}"}} x""")]
    [SecondTierData($$$"""{"headers": {"Authorization": "{{{OfTheLine}}}"}}""")]
    [InlineData($$$"""{"url": "ftp://127.0.0.1/a", "headers": {"Authorization": "{{{OfTheLine}}}"}}""")]
    public void Download_LineThatIsRefused_ShowsNoSecret(string line)
    {
        File.WriteAllText(_inputs.Of("list"), line);

        AssertRefused("-i", _inputs.Of("list"));
    }

    private static ScriptedAnswer Answer(string what, ScriptedRequest request) => what switch
    {
        "success" => new VersionedContent([1, 2, 3], "ETag: \"a\"").Answer(request),
        "missing" => ScriptedAnswer.Status(404, "Not Found"),
        "denied" => ScriptedAnswer.Status(401, "Unauthorized", "WWW-Authenticate: Bearer"),
        "elsewhere" => ScriptedAnswer.Status(302, "Found", "Location: ftp://127.0.0.1/a"),
        "nowhere" => ScriptedAnswer.Status(302, "Found"),
        "circle" => ScriptedAnswer.Status(302, "Found", $"Location: {request.Target}"),
        "reset" => ScriptedAnswer.Reset,
        "garbage" => ScriptedAnswer.Garbage,
        "cut" => ScriptedAnswer.Cut([1, 2, 3], announced: 10),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private string[] Inputs => ["-i", _inputs.Of("list"), "-H", $"Authorization: {OfAll}", "-H", $"@{_inputs.Of("headers")}", "-A", $"agent/{OfAll}"];

    private void WriteInputs(string site)
    {
        File.WriteAllText(_inputs.Of("headers"), $"X-File: {OfTheFile}\n");
        File.WriteAllText(_inputs.Of("list"), $$$"""
            {{{site}}}/a
            {"url": "{{{site}}}/b", "headers": {"Authorization": "{{{OfTheLine}}}"}}
            """);
    }

    private FlagsResult Run(params string[] options) => FlagsProcess.Run(_folder.Path, ["download", .. Inputs, .. options]);

    private void AssertRefused(params string[] options)
    {
        var result = FlagsProcess.Run(_folder.Path, ["download", .. options.Contains("-i") ? (string[])[] : ["http://127.0.0.1:1/a"], .. options]);

        Assert.True(result.ExitCode == 2, result.Output + result.Error);
        Assert.Single(result.ErrorLines);
        AssertNoSecret(result);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private void AssertNoSecret(FlagsResult result)
    {
        Assert.DoesNotContain(Secret, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.AllError, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(Secret, file, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, File.ReadAllText(file), StringComparison.Ordinal);
        }
    }
}
