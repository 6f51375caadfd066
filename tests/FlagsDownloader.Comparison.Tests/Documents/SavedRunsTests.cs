using System.Text;
using System.Text.Json.Nodes;
using FlagsDownloader.Comparison.Documents;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Waterfalls;
using FlagsDownloader.Documents;
using FlagsDownloader.Items;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Documents;

public sealed class SavedRunsTests
{
    [Fact]
    public void Read_SingleRuns_AreRoundsOfOneContenderEach()
    {
        var slow = Run("sequential", 1, seed: 1);
        var fast = Run("eventloop", 20, seed: 2);

        var results = SavedText.Results(
            SavedText.Write(slow), SavedText.Write(fast), SavedText.Write(slow), SavedText.Write(fast with { PeakThreads = 13 }));

        Assert.Equal(["sequential@1", "eventloop@20"], results.Contenders.Select(contender => contender.Key));
        Assert.Equal(
            [(0, 1, 1), (1, 1, 2), (0, 2, 1), (1, 2, 2)],
            results.Runs.Select(run => (run.Contender, run.Round, run.Position)));
        Assert.Equal([12, 12, 12, 13], results.Runs.Select(run => run.PeakThreads));
        Assert.All(results.Runs, run => Assert.NotNull(run.Document));
        Assert.Equal(40, results.Work.Items);
        Assert.Null(results.Work.Delay);
        Assert.Contains("does not tell", Assert.Single(results.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ASingleRun_TakesItsFiguresFromTheDocument()
    {
        var document = Run("eventloop", 20, seed: 3);

        var run = Assert.Single(SavedText.Results(SavedText.Write(document)).Runs);

        Assert.Equal(document.ElapsedSeconds, run.DownloadSeconds);
        Assert.Null(run.ProcessSeconds);
        Assert.Null(run.StartedAt);
        Assert.Null(run.Requests);
        Assert.Equal(
            (document.Totals.Ok, document.Totals.NotFound, document.Totals.Error, document.Totals.Bytes), (run.Ok, run.NotFound, run.Errors, run.Bytes));
        Assert.Equal(document.Totals.Error > 0 ? 1 : 0, run.ExitCode);
        Assert.Equal(2.0, run.IdealSeconds);
        Assert.Equal(document.ElapsedSeconds, run.Account![AccountEntry.ServerDelay]);
    }

    [Fact]
    public void Read_SeveralComparisonsOfTheSameWork_AreFurtherRounds()
    {
        var first = RandomResults.Create(seed: 1, rounds: 3);
        var second = RandomResults.Create(seed: 2, rounds: 2);
        second = second with { Work = second.Work with { Address = "http://127.0.0.1:4711/flags" } };

        var results = SavedText.Results(SavedText.Write(first), SavedText.Write(second));

        Assert.Equal(first.Contenders, results.Contenders);
        Assert.Equivalent(first.Work, results.Work, strict: true);
        Assert.Equal(first.Notes, results.Notes);
        foreach (var contender in new[] { 0, 1, 2 })
        {
            Assert.Equal([1, 2, 3, 4, 5], results.RunsOf(contender).Select(run => run.Round));
            Assert.Equal(
                first.RunsOf(contender).Concat(second.RunsOf(contender)).Select(run => run.PeakInFlight),
                results.RunsOf(contender).Select(run => run.PeakInFlight));
        }
    }

    [Fact]
    public void Read_ComparisonAndSingleRun_KeepsTheDataOfTheComparison()
    {
        var comparison = RandomResults.Create(seed: 1, rounds: 3);
        var run = Run("eventloop", 20, seed: 4, items: 60);

        var results = SavedText.Results(SavedText.Write(run), SavedText.Write(comparison));

        Assert.Equal("0.1", results.Work.Delay);
        Assert.Equal(["eventloop@20", "sequential@1", "curl@20"], results.Contenders.Select(contender => contender.Key));
        Assert.Equal([1, 2, 3, 4], results.RunsOf(0).Select(each => each.Round));
        Assert.Equal([2, 3, 4], results.RunsOf(1).Select(each => each.Round));
    }

    [Theory]
    [InlineData("codes", "41", "codes 41, not 40")]
    [InlineData("repeat", "2", "repeat 2, not 1")]
    [InlineData("retries", "0", "retries 0, not 3")]
    [InlineData("timeout_seconds", "1.5", "timeout 1.5 s, not 30 s")]
    [InlineData("site", "\"DELAY\"", "site DELAY, not LOCAL")]
    [InlineData("embedded_server", "false", "server http://127.0.0.1:8000/flags, not started for the runs")]
    [InlineData("with_names", "true", "names asked for")]
    [InlineData("save", "\"inline\"", "files saved inline, not executor")]
    public void Read_SingleRunsOfDifferentWork_SaysWhatDiffers(string option, string value, string difference)
    {
        var run = SavedText.Write(Run("eventloop", 20, seed: 1));

        var complaint = SavedText.Complaint(run, Edited(run, json => json["options"]![option] = JsonNode.Parse(value)));

        Assert.Equal($"'2.json' is of other work than '1.json': {difference}", complaint);
    }

    [Theory]
    [InlineData("delay", "0.2", "delay 0.2, not 0.1")]
    [InlineData("error_rate", "0.25", "error rate 0.25, not 0")]
    [InlineData("pad_to", "130k", "padding 130k, not unknown")]
    [InlineData("seed", "2", "seed 2, not 1")]
    [InlineData("machine", "a toaster", "machine a toaster, not Linux, 2 processors, .NET 10.0.0")]
    public void Read_ComparisonsOfDifferentWork_SaysWhatDiffers(string setting, string value, string difference)
    {
        var comparison = SavedText.Write(RandomResults.Create(seed: 1));

        var complaint = SavedText.Complaint(comparison, Edited(comparison, json => json["work"]![setting] = value));

        Assert.Equal($"'2.json' is of other work than '1.json': {difference}", complaint);
    }

    [Fact]
    public void Read_ADocumentOfAnEarlierVersion_IsOfFlags()
    {
        var comparison = Edited(SavedText.Write(RandomResults.Create(seed: 1)), json =>
        {
            foreach (var property in (string[])["addresses", "hosts", "list_sha256", "recording", "recording_sha256"])
            {
                Assert.True(json["work"]!.AsObject().Remove(property));
            }
        });

        var work = SavedText.Results(comparison).Work;

        Assert.False(work.IsList);
        Assert.Empty(work.Hosts);
        Assert.Equal(60, work.Items);
    }

    [Fact]
    public void Read_ReplaysOfOneRecordingOnOtherPorts_AreOfTheSameWork()
    {
        var results = SavedText.Results(SavedText.Write(Replay(port: 40001, "aaaaaaaaaaaaaaaa")), SavedText.Write(Replay(port: 40002, "aaaaaaaaaaaaaaaa")));

        Assert.Equal(("REPLAY", "recording.json", 60), (results.Work.Site, results.Work.Recording, results.Work.Items));
        Assert.Equal(["a.example", "b.example"], results.Work.Hosts);
    }

    [Fact]
    public void Read_ReplaysOfDifferentRecordings_SaysSo()
    {
        var complaint = SavedText.Complaint(SavedText.Write(Replay(port: 40001, "aaaaaaaaaaaaaaaa")), SavedText.Write(Replay(port: 40001, "bbbbbbbbbbbbbbbb")));

        Assert.Equal("'2.json' is of other work than '1.json': a recording with the digest bbbbbbbbbbbb…, not aaaaaaaaaaaa…", complaint);
    }

    [Fact]
    public void Read_ARunOfAList_HasItsHostsAndDigest()
    {
        var run = SavedText.Write(OfList(Run("eventloop", 20, seed: 1)));

        var work = SavedText.Results(run, SavedText.Write(OfList(Run("eventloop", 20, seed: 1) with { Strategy = "whenall" }))).Work;

        Assert.Equal("LIST", work.Site);
        Assert.Equal((0, 40, 40), (work.Codes, work.Addresses, work.Items));
        Assert.Equal(["a.example", "b.example:81"], work.Hosts);
        Assert.Equal(ListDigest.Compute(Enumerable.Range(0, 40).Select(AddressOf)), work.ListSha256);
    }

    [Fact]
    public void Read_RunsOfDifferentLists_SaysSo()
    {
        var run = OfList(Run("eventloop", 20, seed: 1));
        var other = run with { Outcomes = [.. run.Outcomes.Select((outcome, index) => index == 0 ? outcome with { Code = "http://a.example/x" } : outcome)] };

        Assert.StartsWith(
            "'2.json' is of other work than '1.json': a list with the digest ",
            SavedText.Complaint(SavedText.Write(run), SavedText.Write(other)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ARunOfAListWithoutAllOutcomes_IsRefused()
    {
        var run = OfList(Run("eventloop", 20, seed: 1));

        Assert.Equal(
            "'1.json' lacks the outcome of an address",
            SavedText.Complaint(SavedText.Write(run with { Outcomes = [.. run.Outcomes.Skip(1)] })));
    }

    private static string AddressOf(int index) => index % 2 == 0 ? $"http://a.example/{index}" : $"https://b.example:81/{index}";

    private static RoundResults Replay(int port, string sha256)
    {
        var results = RandomResults.Create(seed: 1);
        var list = Enumerable.Range(0, results.Work.Items).Select(number => ($"{number}", new Uri($"http://127.0.0.1:{port}/{number}")));
        return results with { Work = results.Work.WithList([.. list]).AsReplay("recording.json", sha256, ["b.example", "a.example"]) };
    }

    private static RunDocument OfList(RunDocument run) => run with
    {
        Options = run.Options with { Site = "LIST", Address = null, Codes = 0, Addresses = run.Outcomes.Count },
        Outcomes = [.. run.Outcomes.Select((outcome, index) => outcome with { Code = AddressOf(index), Url = AddressOf(index) })],
    };

    [Fact]
    public void Read_OneNameForTwoPrograms_IsRefused()
    {
        var comparison = SavedText.Write(RandomResults.Create(seed: 1));

        var complaint = SavedText.Complaint(comparison, Edited(comparison, json => json["contenders"]![2]!["version"] = "curl 8.5.0"));

        Assert.Equal(
            "'2.json' means another contender by curl@20 than a file before it: "
                + "curl -Z --parallel-max {m} -K {curl} curl 8.5.0, not curl -Z --parallel-max {m} -K {curl} curl 7.88.1",
            complaint);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \n", "is empty")]
    [InlineData("null", "is neither a comparison, a run of `flags download --json`, nor a list of addresses")]
    [InlineData("[]", "is neither a comparison, a run of `flags download --json`, nor a list of addresses")]
    [InlineData("{}", "is neither a comparison, a run of `flags download --json`, nor a list of addresses")]
    [InlineData("{\"kind\":\"lesson\",\"schema_version\":1}", "is neither a comparison, a run of `flags download --json`, nor a list of addresses")]
    [InlineData("{\"kind\":\"comparison\"}", "has no schema_version")]
    [InlineData("{\"kind\":\"comparison\",\"schema_version\":2}", "has schema_version 2; this program reads 1")]
    [InlineData("{\"kind\":\"comparison\",\"schema_version\":1e99}", "has schema_version 1e99; this program reads 1")]
    [InlineData("{\"kind\":\"comparison\",\"schema_version\":1}", "lacks a value at $, or has one of another kind than is expected there")]
    [InlineData("{\"kind\":\"\\ud800\"}", "is neither a comparison, a run of `flags download --json`, nor a list of addresses")]
    [InlineData("{\n\"kind\":", "is not JSON, or not all of it, at line 2")]
    [InlineData("120 flags downloaded", "is not JSON, or not all of it, at line 1")]
    [InlineData("{\"a\":1}{\"a\":1}", "is not JSON, or not all of it, at line 1")]
    public void Read_AForeignFile_SaysWhatIsWrong(string text, string expected) =>
        Assert.Equal($"'1.json' {expected}", SavedText.Complaint(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Read_AVeryDeepFile_IsRefused() =>
        Assert.Contains("is not JSON", SavedText.Complaint(Encoding.UTF8.GetBytes(new string('[', 100_000))), StringComparison.Ordinal);

    [Fact]
    public void Read_AnInterruptedRun_IsRefused()
    {
        var complaint = SavedText.Complaint(SavedText.Write(Run("eventloop", 20, seed: 1) with { Interrupted = true }));

        Assert.Equal("'1.json' was interrupted: a run that did not end cannot be compared", complaint);
    }

    [Theory]
    [InlineData("options.bound", "0", "has a run with a bound that cannot be")]
    [InlineData("options.bound", "2147483647", "has a run with a bound that cannot be")]
    [InlineData("options.codes", "0", "has a run with a number of items that cannot be")]
    [InlineData("options", "null", "lacks a value at $.options, or has one of another kind than is expected there")]
    [InlineData("strategy", "\"\"", "has a run without a strategy")]
    [InlineData("elapsed_seconds", "-1", "has a run with a negative number")]
    [InlineData("elapsed_seconds", "1e999", "lacks a value at $.elapsed_seconds, or has one of another kind than is expected there")]
    [InlineData("elapsed_seconds", "\"NaN\"", "lacks a value at $.elapsed_seconds, or has one of another kind than is expected there")]
    [InlineData("peak_threads", "99999999999", "lacks a value at $.peak_threads, or has one of another kind than is expected there")]
    [InlineData("outcomes.0", "null", "has a run with an outcome that is null")]
    [InlineData("outcomes.0.status", "\"great\"", "has an outcome of a status that is not known: great")]
    [InlineData("outcomes.0.url", "null", "lacks a value at $.outcomes[0].url, or has one of another kind than is expected there")]
    [InlineData("outcomes.0.code", "\"\\ud800\"", "lacks a value at $.outcomes[0].code, or has one of another kind than is expected there")]
    [InlineData("outcomes.0.times.sent", "-0.5", "has an outcome with a negative number: AA")]
    [InlineData("outcomes.0.error", "{\"phase\":\"\",\"cause\":\"\",\"message\":\"\",\"http_status\":1000}", "has an outcome of an HTTP status that cannot be: AA")]
    [InlineData("started_at", "\"yesterday\"", "lacks a value at $.started_at, or has one of another kind than is expected there")]
    public void Read_ImpossibleRun_SaysWhatIsWrong(string place, string value, string expected)
    {
        // As text, because an edited tree cannot hold numbers and letters that do not exist.
        var run = SavedText.Write(Run("eventloop", 1, seed: 5));

        var text = Encoding.UTF8.GetString(Edited(run, json => Put(json, place, "@@"))).Replace("\"@@\"", value, StringComparison.Ordinal);

        Assert.Equal($"'1.json' {expected}", SavedText.Complaint(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("contenders", "[]", "lacks a contender's name")]
    [InlineData("contenders.0", "null", "lacks a contender's name")]
    [InlineData("contenders.0.bound", "-1", "has a bound that cannot be: sequential@-1")]
    [InlineData("contenders.1.name", "\"curl\"", "has the contender curl@20 twice")]
    [InlineData("runs", "[]", "has no runs")]
    [InlineData("runs.0", "null", "has a run of a contender that it does not name")]
    [InlineData("runs.0.contender", "3", "has a run of a contender that it does not name")]
    [InlineData("runs.0.round", "2147483647", "has a run of a round that cannot be")]
    [InlineData("runs.0.round", "2", "has round 2 of sequential@1 twice")]
    [InlineData("runs.0.bytes", "-1", "has a run with a negative number: round 1")]
    [InlineData("runs.0.ok", "null", "lacks a value at $.runs[0].ok, or has one of another kind than is expected there")]
    [InlineData("work.repeat", "10000000", "has a number of items that cannot be")]
    [InlineData("work.timeout_seconds", "-1", "has a negative number in its work")]
    [InlineData("notes", "[null]", "has a note that is null")]
    public void Read_ImpossibleComparison_SaysWhatIsWrong(string place, string value, string expected)
    {
        var comparison = Edited(SavedText.Write(RandomResults.Create(seed: 1)), json => Put(json, place, JsonNode.Parse(value)));

        Assert.Equal($"'1.json' {expected}", SavedText.Complaint(comparison));
    }

    [Fact]
    public void Read_Files_AreReadFromDisk()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("run.json"), SavedText.Write(Run("eventloop", 20, seed: 1)));
        var saved = new SavedRuns(_ => null, _ => null);

        Assert.True(saved.Read([folder.At("run.json")]).IsUsable);
        Assert.StartsWith($"'{folder.At("none.json")}' cannot be read: ", saved.Read([folder.At("none.json")]).Complaint, StringComparison.Ordinal);
        Assert.StartsWith($"'{folder.FullName}' cannot be read: ", saved.Read([folder.FullName]).Complaint, StringComparison.Ordinal);
        Assert.StartsWith("'' cannot be read: ", saved.Read([""]).Complaint, StringComparison.Ordinal);
        Assert.Contains("is named twice", saved.Read([folder.At("run.json"), folder.At("run.json")]).Complaint, StringComparison.Ordinal);
        Assert.Equal("there is no file to read", saved.Read(Array.Empty<string>()).Complaint);
    }

    internal static RunDocument Run(string strategy, int bound, int seed, int items = 40)
    {
        var document = new RandomDocuments(seed).Next(strategy, bound, items);
        return document with { Interrupted = false, Options = document.Options with { WithNames = false } };
    }

    internal static byte[] Edited(byte[] document, Action<JsonNode> edit)
    {
        var json = JsonNode.Parse(document)!;
        edit(json);
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private static void Put(JsonNode json, string place, JsonNode? value)
    {
        var names = place.Split('.');
        foreach (var name in names[..^1])
        {
            json = int.TryParse(name, out var index) ? json[index]! : json[name]!;
        }

        if (int.TryParse(names[^1], out var last))
        {
            json[last] = value;
        }
        else
        {
            json[names[^1]] = value;
        }
    }
}
