using System.Text.Json;
using System.Text.Json.Nodes;
using FlagsDownloader.Documentation.Commands;
using FlagsDownloader.Documentation.Schemas;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation;

/// <summary>The JSON of the real program matches the schemas in docs/, which have no other properties.</summary>
public sealed class SchemaTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Surroundings _surroundings = new(FlagsExecutable.FullName);
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        _surroundings.Dispose();
    }

    [Theory]
    [InlineData("sequential", 0, "BR FR", "ok")]
    [SecondTierData("threadpool", 0, "--repeat 2 BR", "ok")]
    [InlineData("eventloop", 0, "-m 1 --with-names BR ZZ", "ok not_found")]
    [SecondTierData("whenall", 1, "--retries 0 --fault 503@*/br.gif BR FR ZZ", "error ok not_found")]
    [SecondTierData("blockingpool", 1, "--retries 1 --timeout 0.3 --fault stall-body@*/br.gif BR", "error")]
    [InlineData("parallel", 1, "-s http://127.0.0.1:1/flags --retries 0 BR", "error")]
    [InlineData("channel", 0, "--save inline --pad-to 50k BR", "ok")]
    public void Run_OfEveryKind_IsAsDescribed(string strategy, int exitCode, string arguments, string statuses)
    {
        Run($"flags download --json --strategy {strategy} {arguments} > run.json", exitCode);

        var run = ReadValid("run.schema.json", "run.json");

        Assert.Equal(
            statuses.Split(' ').Order(StringComparer.Ordinal),
            run["outcomes"]!.AsArray().Select(outcome => (string)outcome!["status"]!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_WithUpdate_IsAsDescribed()
    {
        Run("flags download --update --quiet -s LOCAL BR; flags download --update --json -s LOCAL BR > run.json", 0);

        Assert.Equal(1, (int)ReadValid("run.schema.json", "run.json")["totals"]!["unchanged"]!);
    }

    [Fact]
    public async Task Run_Interrupted_IsAsDescribedAndSoAreItsFailures()
    {
        using var server = new ShellCommand("flags-server --only LOCAL --port 0 --delay 300", _folder.FullName, _surroundings.Variables);
        Assert.True(server.Wait(Patience), "The server did not start.");
        var site = server.Lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        using var flags = new ShellCommand(
            $"exec flags download -s {site} --json --failures failed.jsonl BR FR > run.json", _folder.FullName, _surroundings.Variables);
        // Sends Ctrl-C after the server has received the requests.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        while ((int)JsonNode.Parse(await http.GetStringAsync(new Uri(new Uri(site), "/stats"), TestContext.Current.CancellationToken))!["in_flight"]! < 2)
        {
            Assert.False(flags.HasExited, string.Join('\n', flags.Lines));
        }

        Assert.True(flags.Stop(Patience), "It did not end.");
        Assert.Equal(130, flags.ExitCode);
        Assert.True((bool)ReadValid("run.schema.json", "run.json")["interrupted"]!);
        Assert.Equal(["interrupted", "interrupted"], Failures().Select(failure => (string)failure["cause"]!));
    }

    [Fact]
    public void Failures_OfSeveralKinds_AreAsDescribed()
    {
        Run("flags download --retries 0 --failures failed.jsonl --quiet --with-names --fault 418@*/br.gif --fault cut@*/fr.gif --fault html@*/in.gif BR FR IN DE > report.txt", 1);

        Assert.Equal(["http_status", "content_cut", "content_wrong"], Failures().OrderBy(failure => (string)failure["code"]!, StringComparer.Ordinal).Select(failure => (string)failure["cause"]!));
    }

    [Fact]
    public void Run_OfAddresses_IsAsDescribedAndSoAreItsFailures()
    {
        Run("flags download --json --retries 0 --failures failed.jsonl --expect png http://127.0.0.1:1/a http://127.0.0.1:1/b > run.json", 1);

        var options = ReadValid("run.schema.json", "run.json")["options"]!;
        Assert.Equal(("LIST", 2, "png", null), ((string)options["site"]!, (int)options["addresses"]!, (string)options["expect"]!, (string?)options["address"]));
        Assert.Equal(["a", "b"], Failures().Select(failure => (string)failure["file"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    [SecondTier("five runs; other schemas are tried in every run")]
    public void Shards_OfAList_AreAsDescribedAndSoIsTheirMerge()
    {
        Run("flags download --quiet --json --shard 1/2 --retries 0 --fault 503 BR FR IN US > 1.json", 1);
        Run("flags download --quiet --json --shard 2/2 --retries 0 --fault 503 BR FR IN US > 2.json", 1);
        Run("flags download --quiet --json --shard 2/2000 -l 1 > empty.json", 0);

        Run("flags merge --json 1.json 2.json > merged.json", 1);

        Assert.Equal(4, new[] { "1.json", "2.json" }.Sum(file => ReadValid("run.schema.json", file)["shard"]!["failures"]!.AsArray().Count));
        Assert.Empty(ReadValid("run.schema.json", "empty.json")["outcomes"]!.AsArray());
        Assert.Equal(4, (int)ReadValid("merge.schema.json", "merged.json")["errors"]![0]!["items"]!);
    }

    [Fact]
    [SecondTier("a server and a recording; RecordTests write one, and other schemas are tried in every run")]
    public void Recording_OfAnswersAndFailures_IsAsDescribed()
    {
        using var server = new ShellCommand(
            "flags-server --only LOCAL --port 0 --fault reset@*/fr.gif --fault 503:retry-after=0@*/us.gif --fault cut@*/de.gif",
            _folder.FullName,
            _surroundings.Variables);
        Assert.True(server.Wait(Patience), "The server did not start.");
        var site = server.Lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        Run($"flags record {string.Join(' ', new[] { "br/br.gif?a", "fr/fr.gif", "us/us.gif", "de/de.gif" }.Select(path => $"'{site}/{path}'"))} -q --samples 2 -o recording.json", 0);

        var addresses = ReadValid("recording.schema.json", "recording.json")["addresses"]!.AsArray();
        Assert.Equal("/flags/br/br.gif?1", (string)addresses[0]!["target"]!);
        Assert.Equal(["answer 200", "reset ", "answer 503", "cut "], addresses.Select(address => $"{address!["outcomes"]![0]!["kind"]} {address["outcomes"]![0]!["status"]}"));

        Run("flags compare --replay recording.json --strategies eventloop --rounds 1 --retries 0 --quiet --export-json replayed.json > tables.txt", 0);
        Assert.Equal("REPLAY", (string)ReadValid("comparison.schema.json", "replayed.json")["work"]!["site"]!);
    }

    [Fact]
    [SecondTier("two comparisons; ComparisonDocumentTests has the document, and the other schemas are tried in every run")]
    public void Comparison_WithAndWithoutAPeer_IsAsDescribed()
    {
        var peer = InstalledProgram.IsThere("curl") ? "--peer curl" : "";
        Run($"flags compare --strategies sequential,eventloop {peer} --delay 0.02 --rounds 2 --quiet --export-json all.json -l 3 > tables.txt", 0);
        Run("flags compare --strategies whenall --delay 0.02 --rounds 1 --quiet --json -m 1,2 BR FR ZZ > printed.json", 0);

        var comparison = ReadValid("comparison.schema.json", "all.json");
        Assert.Contains(comparison["runs"]!.AsArray(), run => run!["document"] is not null);
        Assert.Equal(peer.Length > 0, comparison["runs"]!.AsArray().Any(run => run!["served"] is not null));
        ReadValid("comparison.schema.json", "printed.json");
    }

    [Fact]
    [SecondTier("two comparisons; the tests of differences have the document, and other schemas are tried in every run")]
    public void Difference_OfTwoComparisons_IsAsDescribed()
    {
        const string Compare = "flags compare --delay 0 --rounds 1 --quiet -l 1";
        Run($"{Compare} --strategies eventloop,whenall --export-json before.json > tables.txt", 0);
        Run($"{Compare} --strategies eventloop,parallel --export-json after.json > tables.txt", 0);
        Run("flags compare --input before.json --input after.json --diff --json > difference.json", 0);

        var difference = ReadValid("difference.schema.json", "difference.json");

        Assert.Equal("eventloop@1", (string)Assert.Single(difference["changes"]!.AsArray())!["contender"]!["key"]!);
        Assert.Equal(("whenall@1", "parallel@1"), ((string)difference["only_before"]![0]!, (string)difference["only_after"]![0]!));
    }

    [Fact]
    public void Lesson_IsAsDescribed()
    {
        Run("flags lab coroutines --json > lesson.json", 0);

        Assert.Equal("coroutines", (string)ReadValid("lesson.schema.json", "lesson.json")["lesson"]!);
    }

    [Theory]
    [InlineData("run.schema.json")]
    [InlineData("failure.schema.json")]
    [InlineData("merge.schema.json")]
    [InlineData("recording.schema.json")]
    [InlineData("comparison.schema.json")]
    [InlineData("difference.schema.json")]
    [InlineData("lesson.schema.json")]
    public void Schema_OfEachDocument_DescribesEveryPropertyAndForbidsOthers(string file)
    {
        var root = JsonNode.Parse(File.ReadAllText(Repository.PathOf($"docs/{file}")))!.AsObject();
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string)root["$schema"]!);

        foreach (var part in new[] { root }.Concat((root["$defs"]?.AsObject() ?? []).Select(part => part.Value!.AsObject())))
        {
            Assert.False((bool)part["additionalProperties"]!);
            var properties = part["properties"]!.AsObject();
            Assert.Equal(properties.Select(property => property.Key), part["required"]!.AsArray().Select(name => (string)name!));
            Assert.All(properties, property => Assert.EndsWith(".", (string)property.Value!["description"]!, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Check_OfChangedDocuments_SeesTheChange()
    {
        Run("flags download --json BR > run.json", 0);
        Assert.Empty(Complaints(_ => { }));

        Assert.NotEmpty(Complaints(run => run["new"] = 1));
        Assert.NotEmpty(Complaints(run => run["outcomes"]![0]!["new"] = 1));
        Assert.NotEmpty(Complaints(run => run.Remove("cpu_seconds")));
        Assert.NotEmpty(Complaints(run => run["totals"]!.AsObject().Remove("unchanged")));
        Assert.NotEmpty(Complaints(run => run["elapsed_seconds"] = "1"));
        Assert.NotEmpty(Complaints(run => run["elapsed_seconds"] = -1));
        Assert.NotEmpty(Complaints(run => run["schema_version"] = 2));
        Assert.NotEmpty(Complaints(run => run["started_at"] = "yesterday"));
        Assert.NotEmpty(Complaints(run => run["outcomes"]![0]!["status"] = "fine"));
        Assert.NotEmpty(Complaints(run => run["outcomes"]![0]!["attempts"] = 1.5));
        Assert.NotEmpty(Complaints(run => run["outcomes"]![0]!["error"] = new JsonObject()));
        Assert.NotEmpty(Complaints(run => run["options"]!["address"] = 1));
        Assert.NotEmpty(Complaints(run => run["options"]!["output"] = null));
        Assert.NotEmpty(Complaints(run => run["shard"] = new JsonObject()));

        IEnumerable<string> Complaints(Action<JsonObject> change)
        {
            var run = JsonNode.Parse(File.ReadAllText(_folder.At("run.json")))!.AsObject();
            change(run);
            return DocumentSchema.Read("run.schema.json").Complaints(JsonSerializer.SerializeToElement(run));
        }
    }

    private void Run(string line, int exitCode)
    {
        using var command = new ShellCommand(line, _folder.FullName, _surroundings.Variables);
        Assert.True(command.Wait(Patience), $"'{line}' did not end.");
        Assert.True(exitCode == command.ExitCode, $"'{line}' ended with exit code {command.ExitCode}:\n{string.Join('\n', command.Lines)}");
    }

    private JsonNode ReadValid(string schema, string file) => Valid(schema, File.ReadAllText(_folder.At(file)));

    private List<JsonNode> Failures() => [.. File.ReadLines(_folder.At("failed.jsonl")).Select(line => Valid("failure.schema.json", line))];

    private static JsonNode Valid(string schema, string text)
    {
        using var document = JsonDocument.Parse(text);
        Assert.Empty(DocumentSchema.Read(schema).Complaints(document.RootElement));
        return JsonNode.Parse(text)!;
    }
}
