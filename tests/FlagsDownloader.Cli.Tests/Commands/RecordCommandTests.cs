using System.Text.Json.Nodes;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Commands;

/// <summary>`flags record` of a scripted server, in process.</summary>
public sealed class RecordCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedServer _server = new(request => Answer(request.Target.Split('?')[0]));

    private string Output => _folder.At("recording.json");

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Record_EveryKindOfAnswer_IsWrittenDownAsOften()
    {
        string[] paths = ["ok", "missing", "busy", "moved", "reset", "closed", "cut", "reset-body", "silent", "stalled-body", "garbage"];

        var run = Execute(["--samples", "2", "--timeout", "0.5", .. paths.Select(path => $"{_server.At(path)}")]);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(
            [
                "ok answer 200 2", "missing answer 404 2", "busy answer 503 2", "moved answer 302 2", "reset reset  2", "closed reset  2", "cut cut  2",
                "reset-body reset_body  2", "silent stall  2", "stalled-body stall_body  2", "garbage bad_answer  2",
            ],
            Addresses().Select(Describe));
        // Once for each sample, each over a connection of its own.
        Assert.Equal((2 * paths.Length, 2 * paths.Length), (_server.Requests.Count, _server.Connections));
        Assert.DoesNotContain(_server.Requests, request => request.Target.EndsWith("/elsewhere", StringComparison.Ordinal));
        Assert.Contains("flags: 1 address is a redirect, which a replay answers without the place", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_AnAnswer_HasItsSizeItsTypeAndItsWait()
    {
        Execute($"{_server.At("ok")}", $"{_server.At("busy")}");

        var ok = Addresses()[0]["outcomes"]![0]!;
        Assert.Equal("image/gif", (string)ok["type"]!);
        Assert.Equal([(double)Gif.Pixel.Length], ok["sizes"]!.AsArray().Select(size => (double)size!));
        Assert.Equal([0], Addresses()[1]["outcomes"]![0]!["retry_after_seconds"]!.AsArray().Select(seconds => (int)seconds!));
        Assert.True((double)ok["delay_ms"]![0]! >= 0);
    }

    [Fact]
    public void Record_OfSecrets_WritesNone()
    {
        var run = Execute("-H", "Authorization: Bearer secret1", "--samples", "1", $"{_server.At("ok")}?token=secret2", $"{_server.At("ok")}?token=secret3");

        Assert.Equal(["/flags/ok?1", "/flags/ok?2"], Addresses().Select(address => (string)address["target"]!));
        Assert.DoesNotContain("secret", File.ReadAllText(Output) + run.Output + run.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(_server.Requests, request => request.Head.Contains("secret1", StringComparison.Ordinal) && request.Target.EndsWith("secret3", StringComparison.Ordinal));
    }

    [Fact]
    public void Record_WithHiddenAddresses_HasNumbers()
    {
        Execute("--hide-addresses", "--samples", "1", $"{_server.At("ok")}", $"{_server.At("missing")}");

        Assert.Equal(
            ["http://host-1.invalid/1", "http://host-1.invalid/2"], Addresses().Select(address => $"{address["origin"]}{address["target"]}"));
        Assert.DoesNotContain("127.0.0.1", File.ReadAllText(Output), StringComparison.Ordinal);
    }

    [Fact]
    public void Record_OfAnAddressTwice_AsksItAsIfOnce()
    {
        Execute("--samples", "3", $"{_server.At("ok")}", $"{_server.At("ok")}");

        Assert.Single(Addresses());
        Assert.Equal(3, _server.Requests.Count);
    }

    [Fact]
    public void Record_OfAnotherMachineWithoutYes_SaysWhatItWouldSendAndSendsNothing()
    {
        var run = Execute("--samples", "7", $"{_server.At("ok")}", "https://example.com/a", "https://example.com/b");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal(
            $"flags: this sends 21 requests: 14 to example.com, 7 to 127.0.0.1:{_server.Port}: add --yes if you may, and --rate or --samples for fewer\n", run.Errors);
        Assert.Empty(_server.Requests);
        Assert.False(File.Exists(Output));
    }

    [Fact]
    public void Record_OfNoServer_WritesNothingAndFails()
    {
        var run = Execute("http://127.0.0.1:1/a");

        Assert.Equal((ExitCode.Failed, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("flags: no recording is written, because no server was reached: connection refused at http://127.0.0.1:1\n", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Output));
    }

    [Theory]
    [InlineData("", "say which addresses to record: --input FILE, or addresses such as")]
    [InlineData("BR", "'BR' is not an address")]
    [InlineData("--samples 0 http://127.0.0.1:1/a", "--samples cannot be '0': write a whole number from 1 to 1000")]
    [InlineData("--sampels 3", "did you mean --samples?")]
    [InlineData("--http 3 http://127.0.0.1:1/a", "HTTP/3 is not supported")]
    [InlineData("--input nowhere.txt", "cannot read 'nowhere.txt'")]
    [InlineData("http://user:secret@127.0.0.1:1/a", "")]
    public void Record_OfBadInput_IsOneLineAndExitCode2(string arguments, string expected)
    {
        var run = Execute(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("secret", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Output));
    }

    [Fact]
    public void Record_WithoutAnOutput_SaysWhatToWrite() =>
        Assert.Equal("flags: say where to write the recording: -o recording.json\n", CommandRun.Execute("record", "http://127.0.0.1:1/a").Errors);

    [Fact]
    public void Record_OntoItsInput_IsRefused()
    {
        File.WriteAllText(Output, $"{_server.At("ok")}\n");

        Assert.Contains("is read by --input: choose another file with --output", Execute("--input", Output).Errors, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    private static ScriptedAnswer Answer(string target) => target["/flags/".Length..] switch
    {
        "ok" => new(conversation =>
        {
            conversation.Send($"HTTP/1.1 200 OK\r\nContent-Type: image/gif; x=y\r\nContent-Length: {Gif.Pixel.Length}\r\n\r\n");
            conversation.Send(Gif.Pixel);
        }),
        "busy" => ScriptedAnswer.Status(503, "Busy", "Retry-After: 0"),
        "moved" => ScriptedAnswer.Status(302, "Found", "Location: /flags/elsewhere"),
        "reset" => ScriptedAnswer.Reset,
        "closed" => ScriptedAnswer.Closed,
        "cut" => ScriptedAnswer.Cut(Gif.Pixel, 1000),
        "reset-body" => ScriptedAnswer.ResetInBody(Gif.Pixel, 1000),
        "silent" => ScriptedAnswer.Silent,
        "stalled-body" => ScriptedAnswer.StalledBody(Gif.Pixel, 1000),
        "garbage" => ScriptedAnswer.Garbage,
        _ => ScriptedAnswer.Status(404, "Not Found"),
    };

    private static string Describe(JsonNode address)
    {
        var outcome = Assert.Single(address["outcomes"]!.AsArray())!;
        return $"{((string)address["target"]!)["/flags/".Length..]} {outcome["kind"]} {outcome["status"]} {outcome["count"]}";
    }

    private CommandRun Execute(params string[] arguments) => CommandRun.Execute(["record", "-o", Output, .. arguments]);

    private JsonNode[] Addresses() => [.. JsonNode.Parse(File.ReadAllText(Output))!["addresses"]!.AsArray().Select(address => address!)];
}
