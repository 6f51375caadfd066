using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Comparisons;

/// <summary>`flags compare --replay`: a server with faults is recorded, and contenders are compared on its replay.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [SecondTier("it records and compares; RecordTests record and replay in every run")]
    public void Compare_AReplayOfAServerWithFaults_GivesEveryContenderTheSameAnswers()
    {
        // A page that is not there has no faults: what a peer did not find is not told, but taken from the server.
        // No resets: before an answer, a client repeats at once what was reset on a kept connection, and not all keep theirs.
        Record(2, "--fault", "503@*.gif=0.3", "--fault", "cut@*.gif=0.1");
        string[] peer = InstalledProgram.IsThere("curl") ? ["--peer", "curl"] : [];

        var result = Compare(["--replay", "recording.json", "--seed", "5", "--retries", "0", "--strategies", "eventloop,threadpool", "--rounds", "2", "--export-json", "all.json", "--export-markdown", "all.md", "--report", "all.html", .. peer]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.StartsWith("Replay of recording.json: 14 addresses of 127.0.0.1:", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("This sends", result.AllError, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(Read("all.json"));
        var runs = document.RootElement.GetProperty("runs").EnumerateArray()
            .Select(run => (Ok: Number(run, "ok"), NotFound: Number(run, "not_found"), Errors: Number(run, "errors"), Requests: Number(run, "requests"))).ToList();
        Assert.Equal(2 * (peer.Length == 0 ? 2 : 3), runs.Count);
        var first = Assert.Single(runs.Distinct());
        Assert.InRange(first.Errors, 1, 11);
        Assert.Equal((14, 2, 14), (first.Ok + first.NotFound + first.Errors, first.NotFound, first.Requests));

        var work = document.RootElement.GetProperty("work");
        Assert.Equal(("REPLAY", "recording.json", "5"), (Text(work, "site"), Text(work, "recording"), Text(work, "seed")));
        Assert.Contains("to a replay of recording.json (127.0.0.1:", Read("all.md"), StringComparison.Ordinal);
        Assert.Contains("a replay of recording.json on this machine", Read("all.html"), StringComparison.Ordinal);
        Assert.Equal(result.OutputLines[0], Compare("--input", "all.json").OutputLines[0]);
    }

    [Fact]
    [SecondTier("it records and compares; RecordTests record and replay in every run")]
    public void Compare_AReplayOfTwoOrigins_ResetsBothBeforeEachRun()
    {
        using var one = new ScriptedServer(Answer);
        using var other = new ScriptedServer(Answer);
        Write("urls.txt", string.Join('\n', new[] { one, other }.SelectMany(server => Enumerable.Range(1, 6).Select(number => $"{server.At($"{number}")}"))));
        Record();

        var result = Compare("--replay", "recording.json", "--retries", "0", "--strategies", "eventloop,threadpool", "--rounds", "2", "--export-json", "all.json");

        Assert.True(result.ExitCode == 0, result.Error);
        using var document = JsonDocument.Parse(Read("all.json"));
        var runs = document.RootElement.GetProperty("runs").EnumerateArray().Select(run => (Number(run, "ok"), Number(run, "errors"), Number(run, "requests"))).ToList();
        Assert.Equal(4, runs.Count);
        Assert.Equal(12, Assert.Single(runs.Distinct()).Item3);
        Assert.Equal(2, document.RootElement.GetProperty("work").GetProperty("hosts").GetArrayLength());

        // Each address fails in some of its samples.
        static ScriptedAnswer Answer(ScriptedRequest request) =>
            request.Number / 4 % 2 == 0 ? ScriptedAnswer.Ok(Gif.Pixel) : ScriptedAnswer.Status(503, "Service Unavailable");
    }

    [Theory]
    [InlineData("{\"schema_version\":9,\"addresses\":[]}", "'recording.json' has schema_version 9, this program reads 1: use the version that wrote it")]
    [InlineData("http://127.0.0.1:1/a\n", "'recording.json' is not a recording: give a file that 'flags record' wrote")]
    public void Compare_ABadRecording_IsOneLineAndTouchesNothing(string content, string expected)
    {
        Write("recording.json", content);

        var result = Compare("--replay", "recording.json", "-o", "kept", "--export-json", "all.json");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.EndsWith(expected, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal([_folder.Of("recording.json")], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    [SecondTier("several comparisons; Compare_ABadRecording is in every run")]
    public void Compare_ARecordingAsAnOutput_IsRefusedAndStays()
    {
        Record(1);
        var before = Read("recording.json");

        var result = Compare("--replay", "recording.json", "--export-json", "recording.json");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("'recording.json' is read by --replay", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(before, Read("recording.json"));
    }

    private void Record(int missing, params string[] faults)
    {
        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--only", "LOCAL", "--port", "0", .. faults]);
        server.WaitForOutput("Ready");
        var site = server.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        var codes = "br us fr de in cn jp mx ng pk id tr".Split(' ');
        Write("urls.txt", string.Join('\n', [.. codes.Select(code => $"{site}/{code}/{code}.gif"), .. Enumerable.Range(1, missing).Select(number => $"{site}/x{number}/metadata.json")]));
        Record();
    }

    private void Record()
    {
        var result = FlagsProcess.Run(_folder.Path, "record", "--input", "urls.txt", "--samples", "6", "-o", "recording.json", "-q");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    private static int Number(JsonElement element, string property) => element.GetProperty(property).GetInt32();

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();

    private void Write(string name, string text) => File.WriteAllText(_folder.Of(name), text);

    private string Read(string name) => File.ReadAllText(_folder.Of(name));

    private FlagsResult Compare(params string[] arguments) => FlagsProcess.Run(_folder.Path, ["compare", .. arguments]);
}
