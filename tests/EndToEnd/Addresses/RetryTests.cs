using System.Security.Cryptography;
using System.Text.Json;
using FlagsDownloader.EndToEnd.Files;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>`--failures`, `--retry-from`, `--update` and `--json` with the user's own addresses.</summary>
public sealed class RetryTests : IDisposable
{
    private static readonly byte[] Content = [.. "{\"a\": 1}\n"u8];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void RetryFrom_FailuresOfAList_DownloadsThemUnderTheirNames(string strategy)
    {
        var isWell = false;
        using var server = new ScriptedServer(request => request.Target == "/well" || Volatile.Read(ref isWell)
            ? ScriptedAnswer.Ok(Content)
            : ScriptedAnswer.Status(403, "Forbidden"));
        WriteList(server);

        var first = Run("-i", "list", "--name", "{host}/{path}", "--failures", "failed.jsonl", "--strategy", strategy);

        Assert.Equal(1, first.ExitCode);
        Assert.Equal(["127.0.0.1/well"], SavedFiles.Names(_folder));
        Assert.Equal(
            ["127.0.0.1/a/b", "127.0.0.1/a/b~2", "named/c"],
            File.ReadLines(_folder.Of("failed.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("file").GetString()).Order(StringComparer.Ordinal));
        Volatile.Write(ref isWell, true);

        var second = Run("--retry-from", "failed.jsonl", "--failures", "failed.jsonl", "-H", "X-Again: yes", "--strategy", strategy);

        Assert.True(second.ExitCode == 0, second.Output + second.Error);
        Assert.Contains("  3 files downloaded.", second.OutputLines);
        Assert.Equal(["127.0.0.1/a/b", "127.0.0.1/a/b~2", "127.0.0.1/well", "named/c"], SavedFiles.Names(_folder));
        Assert.All(SavedFiles.Names(_folder), name => Assert.Equal(Content, SavedFiles.Read(_folder, name)));
        Assert.Empty(File.ReadAllText(_folder.Of("failed.jsonl")));
        // The headers of the list may be secrets, and are in no file.
        Assert.All(server.Requests.Skip(4), request => Assert.Equal(("yes", null), (request.Header("X-Again"), request.Header("X-Line"))));
        Assert.DoesNotContain(server.Requests.Skip(4), request => request.Target == "/well");

        var third = Run("--retry-from", "failed.jsonl");

        Assert.Equal(0, third.ExitCode);
        Assert.Contains("Nothing to retry: the file lists no failures.", third.OutputLines);
    }

    [Theory]
    [InlineData("sha256", "SHA-256")]
    [SecondTierData("size", "bytes instead of")]
    [SecondTierData("expect", "not JSON")]
    [SecondTier("two downloads more; RetryFrom_FailuresOfAList is in every run")]
    public void RetryFrom_WhatTheContentHasToBe_IsStillChecked(string what, string fault)
    {
        var isWell = false;
        using var server = new ScriptedServer(_ => Volatile.Read(ref isWell)
            ? ScriptedAnswer.Ok(what == "size" ? [.. Content, (byte)' '] : [.. "<p>other"u8])
            : ScriptedAnswer.Status(403, "Forbidden"));
        WriteList(server, what);
        Assert.Equal(1, Run("-i", "list", "--failures", "failed.jsonl", "--expect", what == "expect" ? "json" : "any").ExitCode);
        Volatile.Write(ref isWell, true);

        var result = Run("--retry-from", "failed.jsonl");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(fault, result.Error, StringComparison.Ordinal);
        Assert.Empty(SavedFiles.Names(_folder));
    }

    [Fact]
    [SecondTier("two downloads more; RetryFrom_FailuresOfAList is in every run")]
    public void RetryFrom_InterruptedRun_DownloadsTheRest()
    {
        using var server = new ScriptedServer(request =>
            request.Target == "/b" && request.Attempt == 1 ? ScriptedAnswer.Silent : ScriptedAnswer.Ok(Content));
        // The last ones are not even drawn from the list.
        File.WriteAllLines(_folder.Of("list"), "abcdefg".Select(name => $"http://127.0.0.1:{server.Port}/{name}"));
        using (var process = FlagsProcess.Start(_folder.Path, ["download", "-i", "list", "-m", "1", "-q", "--failures", "failed.jsonl"]))
        {
            Eventually.True(() => server.Requests.Count == 2, "the request that gets no answer");
            process.Signal(Signals.Interrupt);
            Assert.Equal(130, process.Wait().ExitCode);
        }

        var result = Run("--retry-from", "failed.jsonl");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("  6 files downloaded.", result.OutputLines);
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g"], SavedFiles.Names(_folder));
    }

    [Theory]
    [SecondTierData("--name", "{file}")]
    [SecondTierData("-i", "list")]
    [InlineData("http://127.0.0.1/a")]
    [SecondTierData("BR")]
    [SecondTierData("-a")]
    [SecondTierData("--with-names")]
    [SecondTierData("--expect", "png")]
    [SecondTierData("--delay", "1")]
    public void RetryFrom_WithOtherSelections_IsRefused(params string[] options)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(403, "Forbidden"));
        WriteList(server);
        Run("-i", "list", "--failures", "failed.jsonl", "-o", "elsewhere");
        var before = File.ReadAllText(_folder.Of("failed.jsonl"));

        AssertRefused("leave", ["--retry-from", "failed.jsonl", .. options]);

        Assert.Equal(before, File.ReadAllText(_folder.Of("failed.jsonl")));
    }

    [Fact]
    [SecondTier("two more runs; RetryFrom_WithOtherSelections has such a file in every run")]
    public void RetryFrom_FlagsAndAddressesInOneFile_IsRefused()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(403, "Forbidden"));
        WriteList(server);
        Run("-i", "list", "--failures", "failed.jsonl", "-o", "elsewhere");
        Run("BR", "-s", server.Address.AbsoluteUri, "--failures", "flags.jsonl", "-o", "elsewhere");
        File.AppendAllText(_folder.Of("failed.jsonl"), File.ReadAllText(_folder.Of("flags.jsonl")));

        AssertRefused("lists flags and addresses", "--retry-from", "failed.jsonl");
    }

    [Theory]
    [InlineData("\"file\":\"127.0.0.1/a/b\"", "\"file\":\"../evil\"")]
    [SecondTierData("\"file\":\"127.0.0.1/a/b\"", "\"file\":\"/etc/evil\"")]
    [SecondTierData("\"file\":\"127.0.0.1/a/b\"", "\"file\":\".flags-manifest.json\"")]
    [SecondTierData("\"file\":\"127.0.0.1/a/b\"", "\"file\":null")]
    [SecondTierData("\"url\":\"http:", "\"url\":\"ftp:")]
    [SecondTierData("\"expect\":\"any\"", "\"expect\":\"bmp\"")]
    [SecondTierData("\"size\":9", "\"size\":-9")]
    [SecondTierData("\"sha256\":\"", "\"sha256\":\"x")]
    public void RetryFrom_FileThatThisProgramDoesNotWrite_IsRefused(string from, string to)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(403, "Forbidden"));
        WriteList(server);
        Run("-i", "list", "--name", "{host}/{path}", "--failures", "failed.jsonl", "-o", "elsewhere");
        var text = File.ReadAllText(_folder.Of("failed.jsonl"));
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(_folder.Of("failed.jsonl"), text.Replace(from, to, StringComparison.Ordinal));

        AssertRefused("give a file that --failures wrote", "--retry-from", "failed.jsonl");
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    [SecondTier("two downloads more; UpdateTests has flags twice in every run")]
    public void Update_ListTwice_IsUnchanged(string strategy)
    {
        Directory.CreateDirectory(_folder.Of("site"));
        File.WriteAllBytes(_folder.Of("site", "small"), Content);
        File.WriteAllBytes(_folder.Of("site", "large"), SavedFiles.RandomBytes(1, 300_000));
        using var server = new NginxServer(_folder.Of("site"));
        File.WriteAllText(_folder.Of("list"), $"{server.Site}/small\n{server.Site}/large\tnamed/large\n");
        string[] arguments = ["-i", "list", "--update", "--strategy", strategy];
        Assert.Contains("  2 files downloaded.", Run(arguments).OutputLines);

        var second = Run(arguments);

        Assert.True(second.ExitCode == 0, second.Output + second.Error);
        Assert.Contains("  2 unchanged.", second.OutputLines);

        File.AppendAllText(_folder.Of("site", "large"), "more");
        File.AppendAllText(_folder.Of("downloaded", "small"), "harm");
        var third = Run(arguments);

        Assert.Contains("  2 files downloaded.", third.OutputLines);
        Assert.Equal(Content, SavedFiles.Read(_folder, "small"));
        Assert.Equal(300_004, SavedFiles.Read(_folder, "named/large").Length);
    }

    [Theory]
    [SecondTierData(true)]
    [InlineData(false)]
    public void Json_OfAddresses_HasTheirOptionsAndOutcomes(bool fromList)
    {
        using var server = new FileSite(("/a", Content));
        File.WriteAllText(_folder.Of("list"), $"{server.At("/a")}\tnamed\n{server.At("/b")}\n");
        string[] selection = fromList ? ["-i", "list"] : [server.At("/a"), server.At("/b")];

        var result = FlagsProcess.Run(_folder.Path, ["download", .. selection, "--json", "--expect", "json", "--continue"]);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Empty(result.Error);
        var report = RunReport.Parse(result.Output);
        Assert.Equal((1, 0, 1, 0), (report.Ok, report.Unchanged, report.NotFound, report.Errors));
        using var document = JsonDocument.Parse(result.Output);
        var options = document.RootElement.GetProperty("options");
        Assert.Equal("LIST", options.GetProperty("site").GetString());
        Assert.Equal(2, options.GetProperty("addresses").GetInt32());
        Assert.Equal(fromList ? "list" : null, options.GetProperty("input").GetString());
        Assert.Equal("json", options.GetProperty("expect").GetString());
        Assert.True(options.GetProperty("continue").GetBoolean());
        Assert.False(options.GetProperty("insecure").GetBoolean());
        var outcomes = document.RootElement.GetProperty("outcomes").EnumerateArray()
            .OrderBy(outcome => outcome.GetProperty("index").GetInt32())
            .Select(outcome => (
                outcome.GetProperty("code").GetString(), outcome.GetProperty("url").GetString(), outcome.GetProperty("status").GetString(), outcome.GetProperty("file").GetString(), outcome.GetProperty("bytes").GetInt64()));
        Assert.Equal(
            [(server.At("/a"), server.At("/a"), "ok", fromList ? "named" : "a", Content.Length), (server.At("/b"), server.At("/b"), "not_found", null, 0L)],
            outcomes);
    }

    // Four lines: one for a file that is always there, and three for others, of which the list says all or one thing.
    private void WriteList(ScriptedServer server, string checks = "all")
    {
        var site = $"http://127.0.0.1:{server.Port}";
        var sha256 = checks is "all" or "sha256" ? $"\"{Convert.ToHexStringLower(SHA256.HashData(Content))}\"" : "null";
        var size = checks is "all" or "size" ? $"{Content.Length}" : "null";
        var known = $"\"sha256\": {sha256}, \"size\": {size}";
        File.WriteAllText(_folder.Of("list"), $$$"""
            # {{{checks}}}
            {{{(checks == "all" ? $"{site}/well" : "")}}}
            {"url": "{{{site}}}/a/b", {{{known}}}, "headers": {"X-Line": "secret"}}
            {"url": "{{{site}}}/a/b", {{{known}}}}
            {"url": "{{{site}}}/c", "name": "named/c", {{{known}}}}
            """);
    }

    private FlagsResult Run(params string[] arguments) => FlagsProcess.Run(_folder.Path, ["download", "-q", .. arguments]);

    private void AssertRefused(string advice, params string[] arguments)
    {
        var result = Run(arguments);

        Assert.True(result.ExitCode == 2, result.Output + result.Error);
        Assert.Contains(advice, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Of(SavedFiles.Folder)), "no folder is created");
    }
}
