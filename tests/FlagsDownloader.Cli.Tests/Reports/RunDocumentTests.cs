using System.Text.Json;
using System.Text.Json.Nodes;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Documents;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Reports;

public sealed class RunDocumentTests
{
    private static readonly Uri Address = new("http://127.0.0.1:9/flags");

    private static readonly DownloadOptions Options = new()
    {
        Codes = [.. "BR CN US XX".Split(' ').Select(CountryCode.Parse)],
        Repeat = 1,
        Site = FlagSite.Parse(Address.AbsoluteUri),
        FaultInjection = new FaultInjectionOptions(null, null, null, null),
        Strategy = DownloaderCatalog.Find("eventloop")!,
        RequestedBound = null,
        Save = SaveMode.Executor,
        Output = "downloaded",
        Timeout = TimeSpan.FromSeconds(2.5),
        Retries = 3,
        WithNames = false,
        Verbose = false,
        Quiet = false,
        Json = true,
    };

    private static readonly DateTimeOffset StartedAt = new(2001, 2, 3, 4, 5, 6, TimeSpan.Zero);

    private readonly FakeTime _time = new();

    [Fact]
    public void Build_Run_IsTheDocumentForPrograms()
    {
        var thread = Environment.CurrentManagedThreadId;

        Assert.Equal(
            $$"""
            {
              "schema_version": 1,
              "program": "flags {{ProgramVersion.Text}}",
              "strategy": "eventloop",
              "awaits": true,
              "started_at": "{{StartedAt:yyyy-MM-ddTHH:mm:ss}}+00:00",
              "options": {
                "site": "URL",
                "address": "http://127.0.0.1:9/flags",
                "embedded_server": false,
                "codes": 4,
                "repeat": 1,
                "requested_bound": null,
                "bound": 4,
                "save": "executor",
                "output": "downloaded",
                "timeout_seconds": 2.5,
                "retries": 3,
                "with_names": false,
                "update": false,
                "continue": false,
                "addresses": 0,
                "input": null,
                "expect": "gif",
                "insecure": false,
                "max_requests_per_host": null,
                "request_rate": null,
                "http_version": "1.1"
              },
              "outcomes": [
                {
                  "code": "BR",
                  "index": 0,
                  "url": "http://127.0.0.1:9/flags",
                  "status": "ok",
                  "bytes": 43,
                  "attempts": 2,
                  "file": "BR.gif",
                  "error": null,
                  "server_delay_seconds": 0.15,
                  "times": {
                    "admitted": 0,
                    "started": 0,
                    "attempted": 0.75,
                    "opening": null,
                    "connected": 1,
                    "sent": 1,
                    "answered": 1.25,
                    "received": 1.5,
                    "saving": 1.75,
                    "saved": 2,
                    "finished": 2.25
                  },
                  "phases": {
                    "queued": 0,
                    "waiting_for_thread": 0,
                    "retrying": 0.75,
                    "waiting_for_pool": null,
                    "connecting": 0.25,
                    "tls_handshake": 0,
                    "waiting": 0.25,
                    "receiving": 0.25,
                    "waiting_for_executor": 0.25,
                    "saving": 0.25
                  },
                  "thread_ids": {
                    "admitted": {{thread}},
                    "started": {{thread}},
                    "attempted": {{thread}},
                    "opening": null,
                    "connected": {{thread}},
                    "sent": {{thread}},
                    "answered": {{thread}},
                    "received": {{thread}},
                    "saving": {{thread}},
                    "saved": {{thread}},
                    "finished": {{thread}}
                  },
                  "reconnects": 1
                },
                {
                  "code": "US",
                  "index": 2,
                  "url": "http://127.0.0.1:9/flags",
                  "status": "error",
                  "bytes": 0,
                  "attempts": 1,
                  "file": null,
                  "error": {
                    "phase": "headers",
                    "cause": "http_status",
                    "message": "HTTP error 418 - I'm a teapot",
                    "http_status": 418
                  },
                  "server_delay_seconds": null,
                  "times": {
                    "admitted": 2.25,
                    "started": 2.5,
                    "attempted": 2.5,
                    "opening": null,
                    "connected": null,
                    "sent": null,
                    "answered": null,
                    "received": null,
                    "saving": null,
                    "saved": null,
                    "finished": 2.5
                  },
                  "phases": {
                    "queued": 2.25,
                    "waiting_for_thread": 0.25,
                    "retrying": 0,
                    "waiting_for_pool": null,
                    "connecting": null,
                    "tls_handshake": null,
                    "waiting": null,
                    "receiving": null,
                    "waiting_for_executor": null,
                    "saving": null
                  },
                  "thread_ids": {
                    "admitted": {{thread}},
                    "started": {{thread}},
                    "attempted": {{thread}},
                    "opening": null,
                    "connected": null,
                    "sent": null,
                    "answered": null,
                    "received": null,
                    "saving": null,
                    "saved": null,
                    "finished": {{thread}}
                  },
                  "reconnects": 0
                },
                {
                  "code": "XX",
                  "index": 3,
                  "url": "http://127.0.0.1:9/flags",
                  "status": "not_found",
                  "bytes": 0,
                  "attempts": 0,
                  "file": null,
                  "error": null,
                  "server_delay_seconds": null,
                  "times": {
                    "admitted": 2.5,
                    "started": 2.5,
                    "attempted": null,
                    "opening": null,
                    "connected": null,
                    "sent": null,
                    "answered": null,
                    "received": null,
                    "saving": null,
                    "saved": null,
                    "finished": null
                  },
                  "phases": {
                    "queued": 2.5,
                    "waiting_for_thread": 0,
                    "retrying": null,
                    "waiting_for_pool": null,
                    "connecting": null,
                    "tls_handshake": null,
                    "waiting": null,
                    "receiving": null,
                    "waiting_for_executor": null,
                    "saving": null
                  },
                  "thread_ids": {
                    "admitted": {{thread}},
                    "started": {{thread}},
                    "attempted": null,
                    "opening": null,
                    "connected": null,
                    "sent": null,
                    "answered": null,
                    "received": null,
                    "saving": null,
                    "saved": null,
                    "finished": null
                  },
                  "reconnects": 0
                }
              ],
              "interrupted": true,
              "totals": {
                "ok": 1,
                "not_found": 1,
                "error": 1,
                "cancelled": 1,
                "bytes": 43,
                "unchanged": 0
              },
              "elapsed_seconds": 2.5,
              "peak_threads": 12,
              "peak_memory_bytes": 50000000,
              "cpu_seconds": 0.5,
              "shard": null
            }
            """,
            Json(Report(), Options));
    }

    [Theory]
    [InlineData("sequential", "inline")]
    [InlineData("threadpool", "inline")]
    [InlineData("blockingpool", "inline")]
    [InlineData("eventloop", "executor")]
    [InlineData("whenall", "executor")]
    public void Build_AStrategyThatBlocks_AlwaysSavesInline(string strategy, string save)
    {
        using var document = JsonDocument.Parse(Json(Report(), Options with { Strategy = DownloaderCatalog.Find(strategy)! }));

        Assert.Equal(strategy, document.RootElement.GetProperty("strategy").GetString());
        Assert.Equal(save, document.RootElement.GetProperty("options").GetProperty("save").GetString());
    }

    [Fact]
    public void Build_EveryPhaseAndCause_IsSnakeCase()
    {
        foreach (var phase in Enum.GetValues<DownloadPhase>())
        {
            foreach (var cause in Enum.GetValues<DownloadCause>())
            {
                using var document = JsonDocument.Parse(Json(
                    Outcomes.Report(1, [Outcomes.Failed("BR", phase, cause, "")]), Options));
                var error = document.RootElement.GetProperty("outcomes")[0].GetProperty("error");
                Assert.Matches("^[a-z]+(_[a-z]+)*$", error.GetProperty("phase").GetString());
                Assert.Matches("^[a-z]+(_[a-z]+)*$", error.GetProperty("cause").GetString());
            }
        }
    }

    [Fact]
    public void Read_DocumentOfAnEarlierVersion_HasTheDefaultsOfNewOptions()
    {
        var older = JsonNode.Parse(Json(Report(), Options))!;
        foreach (var name in new[] { "continue", "addresses", "input", "expect", "insecure", "max_requests_per_host", "request_rate", "http_version" })
        {
            Assert.True(older["options"]!.AsObject().Remove(name));
        }

        older.AsObject().Remove("shard");

        var read = JsonSerializer.Deserialize(older.ToJsonString(), RunDocumentJson.Readable.RunDocument)!;

        Assert.Equal(
            JsonNode.Parse(Json(Report(), Options))!["options"]!.ToJsonString(),
            JsonNode.Parse(JsonSerializer.Serialize(read, RunDocumentJson.Readable.RunDocument))!["options"]!.ToJsonString());
    }

    private string Json(DownloadReport report, DownloadOptions options)
    {
        var document = new RunDocumentBuilder(report, _time).Build(
            $"flags {ProgramVersion.Text}", options.Strategy, RunOptions.Describe(options, options.Site, isEmbedded: false));
        return JsonSerializer.Serialize(document, RunDocumentJson.Readable.RunDocument);
    }

    /// <summary>One flag found at the second attempt, one error 418 after a wait for a thread, one not found, one not begun.</summary>
    private DownloadReport Report()
    {
        var start = _time.GetTimestamp();
        var found = new Timeline(_time);
        found.MarkAttempt();
        found.MarkAnswered(TimeSpan.FromSeconds(0.05));
        Wait(3);
        Action[] steps =
        [
            () => found.MarkSent(), () => found.MarkAnswered(TimeSpan.FromSeconds(0.1)), found.MarkReceived, found.MarkSaving, found.MarkSaved, found.MarkFinished,
        ];
        found.MarkAttempt();
        found.MarkReconnect();
        foreach (var step in steps)
        {
            Wait(1);
            step();
        }

        var admitted = Mark.Now(_time);
        Wait(1);
        var teapot = new Timeline(_time, admitted);
        teapot.MarkAttempt();
        teapot.MarkFinished();
        DownloadOutcome[] outcomes =
        [
            Outcome(0, "BR", DownloadStatus.Ok, found) with { Bytes = 43, FileName = "BR.gif" },
            Outcome(2, "US", DownloadStatus.Error, teapot) with
            {
                Error = new(DownloadPhase.Headers, DownloadCause.HttpStatus, "HTTP error 418 - I'm a teapot", 418),
            },
            Outcome(3, "XX", DownloadStatus.NotFound, new Timeline(_time)),
            Outcome(1, "CN", DownloadStatus.Cancelled, new Timeline(_time)),
        ];
        return new DownloadReport(
            DownloadTally.Compute(outcomes),
            outcomes,
            Bound: 4,
            StartedAt,
            start,
            _time.GetElapsedTime(start),
            new ResourceUsage(PeakThreads: 12, PeakMemoryBytes: 50_000_000, CpuTime: TimeSpan.FromSeconds(0.5)));

        static DownloadOutcome Outcome(int index, string code, DownloadStatus status, Timeline timeline) =>
            new(new DownloadItem(code, Address, $"{code}.gif", _ => null), status, timeline) { Index = index };

        void Wait(int quarters) => _time.Advance(TimeSpan.FromSeconds(quarters / 4.0));
    }
}
