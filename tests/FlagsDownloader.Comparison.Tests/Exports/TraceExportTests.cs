using System.Text;
using System.Text.Json;
using FlagsDownloader.Comparison.Exports;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Documents;
using FlagsDownloader.Comparison.Tests.Waterfalls;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Tests.Exports;

public sealed class TraceExportTests
{
    [Fact]
    public void Write_AComparison_HasATrackForEachSlotAndEachThread() =>
        Assert.Equal(
            """
            {"displayTimeUnit":"ms","traceEvents":[
            {"name":"process_name","ph":"M","pid":1,"tid":0,"args":{"name":"eventloop -m 2"}},
            {"name":"process_sort_index","ph":"M","pid":1,"tid":0,"args":{"sort_index":1}},
            {"name":"thread_name","ph":"M","pid":1,"tid":1000001,"args":{"name":"program"}},
            {"name":"thread_sort_index","ph":"M","pid":1,"tid":1000001,"args":{"sort_index":1}},
            {"name":"start-up","cat":"program","ph":"X","pid":1,"tid":1000001,"ts":0,"dur":125000},
            {"name":"download","cat":"program","ph":"X","pid":1,"tid":1000001,"ts":125000,"dur":4000000},
            {"name":"shut-down","cat":"program","ph":"X","pid":1,"tid":1000001,"ts":4125000,"dur":62500},
            {"name":"thread_name","ph":"M","pid":1,"tid":1000002,"args":{"name":"slot 1"}},
            {"name":"thread_sort_index","ph":"M","pid":1,"tid":1000002,"args":{"sort_index":2}},
            {"name":"BR","cat":"request","ph":"X","pid":1,"tid":1000002,"ts":1125000,"dur":3000000,"args":{"status":"error","http_status":418,"error":"HTTP error 418","url":"http://127.0.0.1:8000/flags/br/br.gif","bytes":43,"attempts":1,"queued_us":1000000,"server_delay_us":500000}},
            {"name":"waiting for a thread","cat":"phase","ph":"X","pid":1,"tid":1000002,"ts":1125000,"dur":1000000,"args":{"ended_by_thread":22}},
            {"name":"connecting","cat":"phase","ph":"X","pid":1,"tid":1000002,"ts":2125000,"dur":1000000,"args":{"ended_by_thread":23}},
            {"name":"connecting","cat":"phase","ph":"X","pid":1,"tid":1000002,"ts":3125000,"dur":1000000,"args":{"ended_by_thread":24}},
            {"name":"process_name","ph":"M","pid":2,"tid":0,"args":{"name":"eventloop -m 2 threads"}},
            {"name":"process_sort_index","ph":"M","pid":2,"tid":0,"args":{"sort_index":2}},
            {"name":"thread_name","ph":"M","pid":2,"tid":1000003,"args":{"name":"thread 21"}},
            {"name":"thread_sort_index","ph":"M","pid":2,"tid":1000003,"args":{"sort_index":1}},
            {"name":"admitted BR","cat":"step","ph":"i","pid":2,"tid":1000003,"ts":1125000,"s":"t"},
            {"name":"thread_name","ph":"M","pid":2,"tid":1000004,"args":{"name":"thread 22"}},
            {"name":"thread_sort_index","ph":"M","pid":2,"tid":1000004,"args":{"sort_index":2}},
            {"name":"started BR","cat":"step","ph":"i","pid":2,"tid":1000004,"ts":2125000,"s":"t"},
            {"name":"thread_name","ph":"M","pid":2,"tid":1000005,"args":{"name":"thread 23"}},
            {"name":"thread_sort_index","ph":"M","pid":2,"tid":1000005,"args":{"sort_index":3}},
            {"name":"attempted BR","cat":"step","ph":"i","pid":2,"tid":1000005,"ts":3125000,"s":"t"},
            {"name":"thread_name","ph":"M","pid":2,"tid":1000006,"args":{"name":"thread 24"}},
            {"name":"thread_sort_index","ph":"M","pid":2,"tid":1000006,"args":{"sort_index":4}},
            {"name":"finished BR","cat":"step","ph":"i","pid":2,"tid":1000006,"ts":4125000,"s":"t"},
            {"name":"process_name","ph":"M","pid":3,"tid":0,"args":{"name":"curl -m 2 (as the server saw it)"}},
            {"name":"process_sort_index","ph":"M","pid":3,"tid":0,"args":{"sort_index":3}},
            {"name":"thread_name","ph":"M","pid":3,"tid":1000007,"args":{"name":"program"}},
            {"name":"thread_sort_index","ph":"M","pid":3,"tid":1000007,"args":{"sort_index":1}},
            {"name":"start-up","cat":"program","ph":"X","pid":3,"tid":1000007,"ts":0,"dur":500000},
            {"name":"download","cat":"program","ph":"X","pid":3,"tid":1000007,"ts":500000,"dur":1000000},
            {"name":"shut-down","cat":"program","ph":"X","pid":3,"tid":1000007,"ts":1500000,"dur":1500000},
            {"name":"thread_name","ph":"M","pid":3,"tid":1000008,"args":{"name":"slot 1"}},
            {"name":"thread_sort_index","ph":"M","pid":3,"tid":1000008,"args":{"sort_index":2}},
            {"name":"BR#2","cat":"request","ph":"X","pid":3,"tid":1000008,"ts":500000,"dur":1000000,"args":{"status":"ok","http_status":200,"url":"http://127.0.0.1:8000/flags/br/br.gif?copy=2","bytes":43,"attempts":1,"connection":1,"queued_us":0,"server_delay_us":1000000}},
            {"name":"waiting for the server","cat":"phase","ph":"X","pid":3,"tid":1000008,"ts":500000,"dur":1000000},
            {"name":"thread_name","ph":"M","pid":3,"tid":1000009,"args":{"name":"slot 2"}},
            {"name":"thread_sort_index","ph":"M","pid":3,"tid":1000009,"args":{"sort_index":3}},
            {"name":"BR","cat":"request","ph":"X","pid":3,"tid":1000009,"ts":750000,"dur":500000,"args":{"status":"error","error":"no answer","url":"http://127.0.0.1:8000/flags/br/br.gif","bytes":0,"attempts":1,"connection":2,"queued_us":0,"server_delay_us":500000}},
            {"name":"waiting for the server","cat":"phase","ph":"X","pid":3,"tid":1000009,"ts":750000,"dur":500000}]}
            """.ReplaceLineEndings(""),
            Text(stream => TraceExport.Write(stream, Refused())));

    [Fact]
    public void Write_RandomResults_KeepTheRulesOfTracesAndLoseNoRequest()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var results = RandomResults.Create(seed);

            using var trace = JsonDocument.Parse(Text(stream => TraceExport.Write(stream, results)));

            TraceRules.Check(trace.RootElement);
            var waterfalls = WaterfallBuilder.CreateAll(results);
            Assert.Equal(waterfalls.Sum(waterfall => waterfall.Bars.Count), Count(trace, "request"));
            Assert.Equal(waterfalls.Sum(waterfall => waterfall.Bars.Sum(bar => bar.Marks.Count)), Count(trace, "step"));
            Assert.Equal(waterfalls.Sum(waterfall => waterfall.Bars.Sum(bar => bar.Segments.Count)), Count(trace, "phase"));
        }
    }

    [Fact]
    public void Write_HostileWaterfalls_StillKeepTheRulesOfTraces()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var waterfalls = new HostileWaterfalls(seed).Next();

            using var trace = JsonDocument.Parse(
                Text(stream => TraceExport.Write(stream, [new Contender("eventloop", 2), new Contender("curl", 2)], waterfalls)));

            TraceRules.Check(trace.RootElement);
            Assert.Equal(waterfalls.Sum(waterfall => waterfall.Bars.Count), Count(trace, "request"));
        }
    }

    [Fact]
    public void Write_HostileNames_AreTheNamesOfProcesses()
    {
        foreach (var name in HostileText.All)
        {
            using var trace = JsonDocument.Parse(Text(stream => TraceExport.Write(stream, PlainResults.Create(name))));

            Assert.Equal($"{name} -m 2", trace.RootElement.GetProperty("traceEvents")[0].GetProperty("args").GetProperty("name").GetString());
        }
    }

    [Fact]
    public void Write_NoDetails_IsAnEmptyTrace()
    {
        var results = PlainResults.Create();
        results = results with { Runs = [.. results.Runs.Select(run => run with { Document = null, Served = null })] };

        Assert.Equal("""{"displayTimeUnit":"ms","traceEvents":[]}""", Text(stream => TraceExport.Write(stream, results)));
    }

    /// <summary>The plain comparison, in which the strategy's only request was refused, so that there are fewer steps.</summary>
    private static RoundResults Refused()
    {
        var results = PlainResults.Create();
        var item = PlainDocuments.Item(steps: 3) with { Status = "error", Error = new("connect", "connection_refused", "HTTP error 418", 418) };
        return results with { Runs = [RandomResults.Run(PlainDocuments.Create(item)), results.Runs[1]] };
    }

    private static string Text(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static int Count(JsonDocument trace, string category) => trace.RootElement.GetProperty("traceEvents").EnumerateArray()
        .Count(each => each.TryGetProperty("cat", out var value) && value.GetString() == category);
}
