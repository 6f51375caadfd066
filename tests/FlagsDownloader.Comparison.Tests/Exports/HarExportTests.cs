using System.Text;
using System.Text.Json;
using FlagsDownloader.Comparison.Exports;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Documents;
using FlagsDownloader.Comparison.Tests.Waterfalls;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Tests.Exports;

public sealed class HarExportTests
{
    [Fact]
    public void Write_AComparison_HasAPageForEachContenderAndAnEntryForEachRequest() =>
        Assert.Equal(
            """
            {"log":{"version":"1.2","creator":{"name":"flags","version":"0.1.0"},"pages":[
            {"startedDateTime":"2026-03-01T11:59:59.875000+01:00","id":"page_1","title":"eventloop -m 2","pageTimings":{"onContentLoad":-1,"onLoad":9125}},
            {"startedDateTime":"2026-03-01T12:00:00.000000+01:00","id":"page_2","title":"curl -m 2","pageTimings":{"onContentLoad":-1,"onLoad":1500},
            "comment":"As the server saw it: of what the program did besides, nothing is known."}],"entries":[
            {"pageref":"page_1","startedDateTime":"2026-03-01T12:00:00.000000+01:00","time":6000,
            "request":{"method":"GET","url":"http://127.0.0.1:8000/flags/br/br.gif","httpVersion":"HTTP/1.1","cookies":[],"headers":[],"queryString":[],"headersSize":-1,"bodySize":0},
            "response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1","cookies":[],"headers":[],"content":{"size":43,"mimeType":"image/gif"},"redirectURL":"","headersSize":-1,"bodySize":43},
            "cache":{},"timings":{"blocked":3000,"dns":-1,"connect":1000,"send":0,"wait":1000,"receive":1000,"ssl":-1},
            "_label":"BR","_slot":1,"_attempts":2,"_reconnects":1,"_server_delay":500,"_retrying":1000,"_waiting_for_pool":0,"_waiting_for_executor":1000,"_saving":1000,
            "_threads":{"admitted":21,"started":22,"attempted":23,"sent":24,"answered":25,"received":26,"saving":27,"saved":28,"finished":29}},
            {"pageref":"page_2","startedDateTime":"2026-03-01T12:00:00.500000+01:00","time":1000,
            "request":{"method":"GET","url":"http://127.0.0.1:8000/flags/br/br.gif?copy=2","httpVersion":"HTTP/1.1","cookies":[],"headers":[],"queryString":[{"name":"copy","value":"2"}],"headersSize":-1,"bodySize":0},
            "response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1","cookies":[],"headers":[],"content":{"size":43,"mimeType":"image/gif"},"redirectURL":"","headersSize":-1,"bodySize":43},
            "cache":{},"timings":{"blocked":-1,"dns":-1,"connect":-1,"send":0,"wait":1000,"receive":0,"ssl":-1},
            "connection":"1","_label":"BR#2","_slot":1,"_attempts":1,"_server_delay":1000},
            {"pageref":"page_2","startedDateTime":"2026-03-01T12:00:00.750000+01:00","time":500,
            "request":{"method":"GET","url":"http://127.0.0.1:8000/flags/br/br.gif","httpVersion":"HTTP/1.1","cookies":[],"headers":[],"queryString":[],"headersSize":-1,"bodySize":0},
            "response":{"status":0,"statusText":"","httpVersion":"HTTP/1.1","cookies":[],"headers":[],"content":{"size":0,"mimeType":"x-unknown"},"redirectURL":"","headersSize":-1,"bodySize":-1,"_error":"no answer"},
            "cache":{},"timings":{"blocked":-1,"dns":-1,"connect":-1,"send":0,"wait":500,"receive":0,"ssl":-1},
            "connection":"2","_label":"BR","_slot":2,"_attempts":1,"_server_delay":500}]}}
            """.ReplaceLineEndings(""),
            Text(PlainResults.Create()));

    [Fact]
    public void Write_RandomResults_KeepTheRulesOfTheFormatAndLoseNoRequest()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var results = RandomResults.Create(seed);

            using var archive = JsonDocument.Parse(Text(results));

            HarRules.Check(archive.RootElement);
            Assert.Equal(
                WaterfallBuilder.CreateAll(results).Sum(waterfall => waterfall.Bars.Count),
                archive.RootElement.GetProperty("log").GetProperty("entries").GetArrayLength());
        }
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("0001-01-01T00:00:00+00:00")]
    [InlineData("9999-12-31T23:59:59.9999999-14:00")]
    [InlineData("9999-12-31T23:59:59.9999999+00:00")]
    public void Write_ARunAtTheEndsOfTheCalendar_StillKeepsTheRules(string startedAt)
    {
        // The parser refuses a local time whose UTC is outside the calendar. Then the run gets the last possible time.
        var moment = DateTimeOffset.TryParse(startedAt, out var parsed) ? parsed
            : startedAt[0] == '0' ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue;
        for (var seed = 0; seed < 40; seed++)
        {
            var document = new RandomDocuments(seed).CreateDamaged() with { StartedAt = moment };
            var results = PlainResults.Create() with
            {
                Runs = [RandomResults.Run(document, startUp: 0) with { ProcessSeconds = null }, RandomResults.Peer(new(1), 1, 1) with { StartedAt = moment }],
            };

            using var archive = JsonDocument.Parse(Text(results));
            HarRules.Check(archive.RootElement);
        }
    }

    [Fact]
    public void Write_HostileNames_AreTheTitlesOfPages()
    {
        foreach (var name in HostileText.All)
        {
            using var archive = JsonDocument.Parse(Text(PlainResults.Create(name)));

            HarRules.Check(archive.RootElement);
            Assert.Equal($"{name} -m 2", archive.RootElement.GetProperty("log").GetProperty("pages")[0].GetProperty("title").GetString());
        }
    }

    [Fact]
    public void Write_ImplausibleStartOfAProcess_CountsFromTheDownload()
    {
        var results = PlainResults.Create();
        var run = results.Runs[0];
        results = results with { Runs = [run with { StartedAt = run.StartedAt!.Value.AddHours(1) }] };

        using var archive = JsonDocument.Parse(Text(results));

        var log = archive.RootElement.GetProperty("log");
        Assert.Equal("2026-03-01T12:00:00.000000+01:00", log.GetProperty("pages")[0].GetProperty("startedDateTime").GetString());
        Assert.Equal("2026-03-01T12:00:00.000000+01:00", log.GetProperty("entries")[0].GetProperty("startedDateTime").GetString());
    }

    private static string Text(RoundResults results)
    {
        using var stream = new MemoryStream();
        HarExport.Write(stream, results, "flags 0.1.0");
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
