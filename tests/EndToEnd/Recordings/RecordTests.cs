using System.Text.Json.Nodes;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Recordings;

/// <summary>Records a flags-server, replays the recording, and records the replay. Outcomes are compared, never real times.</summary>
public sealed class RecordTests : IDisposable
{
    private const int Samples = 12;
    private static readonly string[] Codes = ["br", "us", "fr", "de"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [SecondTier("two servers and two recordings; the other tests here record in every run")]
    public async Task Record_OfAServerAndOfItsReplay_IsWhatBothPlanned()
    {
        using var server = Start("serve", "--only", "LOCAL", "--port", "0", "--seed", "3", "--delay", "lognormal:0.002:0.6", "--fault", "503=0.2", "--fault", "reset=0.2", "--fault", "cut=0.2");
        var site = AddressOf(server);
        File.WriteAllLines(_folder.Of("urls.txt"), Codes.Select(code => $"{site}/{code}/{code}.gif"));

        Record("urls.txt", "recording.json");

        Assert.Equal(await PlanAsync(site, $"codes={string.Join(',', Codes)}&attempts={Samples}"), Outcomes("recording.json"));

        using var replay = Start("serve", "--replay", "recording.json", "--list", "replayed.txt", "--port", "0", "--seed", "4");
        var replayed = AddressOf(replay);
        Assert.Equal(Codes.Select(code => $"{replayed}/flags/{code}/{code}.gif"), File.ReadLines(_folder.Of("replayed.txt")));

        Record("replayed.txt", "again.json");

        Assert.Equal(await PlanAsync(replayed, $"attempts={Samples}"), Outcomes("again.json"));
        var sizes = new[] { "recording.json", "again.json" }.Select(file => Addresses(file).Select(address => SizeOf(address)).ToList()).ToList();
        Assert.Equal(sizes[0], sizes[1]);

        // The files are valid, and complete after enough attempts.
        var download = FlagsProcess.Run(_folder.Path, "download", "--input", "replayed.txt", "-q", "--expect", "gif", "--retries", "50", "-o", "site");
        Assert.Equal((0, ""), (download.ExitCode, download.Error));
        Assert.Equal(sizes[0], Codes.Select(code => new FileInfo(_folder.Of($"site/{code}.gif")).Length));
    }

    [Fact]
    [SecondTier("two more servers; Record_OfAServerAndOfItsReplay is in every run")]
    public void Replay_OfTwoOrigins_HasTwoPorts()
    {
        using var one = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var other = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        File.WriteAllLines(_folder.Of("urls.txt"), [$"{one.At("a")}", $"{other.At("a")}", $"{one.At("b")}"]);
        Record("urls.txt", "recording.json");

        using var replay = Start("serve", "--replay", "recording.json", "--list", "replayed.txt", "--port", "0");

        var list = File.ReadLines(_folder.Of("replayed.txt")).Select(line => new Uri(line)).ToList();
        Assert.Equal(["/flags/a", "/flags/a", "/flags/b"], list.Select(address => address.AbsolutePath));
        Assert.Equal(list[0].Port, list[2].Port);
        Assert.NotEqual(list[0].Port, list[1].Port);
    }

    [Fact]
    public void Record_Interrupted_WritesNothing()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Silent);
        using var record = FlagsProcess.Start(_folder.Path, ["record", $"{server.At("a")}", "-o", "recording.json"]);
        Eventually.True(() => server.Requests.Count > 0, "a request");

        record.Signal(Signals.Interrupt);
        var result = record.Wait();

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("flags: interrupted: no recording is written", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    [Theory]
    [InlineData("", "'recording.json' is not a recording: give a file that 'flags record' wrote")]
    [InlineData("{\"schema_version\":9,\"addresses\":[]}", "'recording.json' has schema_version 9, this program reads 1: use the version that wrote it")]
    public void Serve_OfABadRecording_IsOneLineAndExitCode2(string content, string expected)
    {
        File.WriteAllText(_folder.Of("recording.json"), content);

        var result = FlagsProcess.Run(_folder.Path, "serve", "--replay", "recording.json", "--port", "0");

        Assert.Equal((2, "", $"flags-server: {expected}\n"), (result.ExitCode, result.Output, result.Error));
    }

    private static long SizeOf(JsonNode address) =>
        (long)(double)address["outcomes"]!.AsArray().First(outcome => (int?)outcome!["status"] == 200)!["sizes"]![0]!;

    // The outcomes that a server plans: "/flags/br/br.gif 503 2".
    private static async Task<IEnumerable<string>> PlanAsync(string site, string query)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var plan = JsonNode.Parse(await http.GetStringAsync(new Uri(new Uri(site), $"/plan?{query}"), TestContext.Current.CancellationToken))!;
        return [.. Count(plan["requests"]!.AsArray().Select(request => $"{request!["target"]} {((string?)request["fault"] ?? "200").Split(':')[0]}"))];
    }

    private static IEnumerable<string> Count(IEnumerable<string> outcomes) =>
        outcomes.GroupBy(outcome => outcome).Select(group => $"{group.Key} {group.Count()}").Order(StringComparer.Ordinal);

    private static string AddressOf(FlagsProcess server) => server.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];

    private FlagsProcess Start(params string[] arguments)
    {
        var server = FlagsProcess.Start(_folder.Path, arguments);
        server.WaitForOutput("Ready");
        return server;
    }

    private void Record(string list, string recording)
    {
        var result = FlagsProcess.Run(_folder.Path, "record", "--input", list, "--samples", $"{Samples}", "-o", recording, "-q");
        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    private IEnumerable<JsonNode> Addresses(string recording) =>
        JsonNode.Parse(File.ReadAllText(_folder.Of(recording)))!["addresses"]!.AsArray().Select(address => address!);

    private IEnumerable<string> Outcomes(string recording) =>
    [
        .. Addresses(recording)
            .SelectMany(address => address["outcomes"]!.AsArray().Select(outcome => $"{address["target"]} {outcome!["status"] ?? outcome["kind"]} {outcome["count"]}"))
            .Order(StringComparer.Ordinal),
    ];
}
