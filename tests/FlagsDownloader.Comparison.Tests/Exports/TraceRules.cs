using System.Text.Json;

namespace FlagsDownloader.Comparison.Tests.Exports;

/// <summary>The rules that a trace viewer relies on, checked without a viewer.</summary>
internal static class TraceRules
{
    public static void Check(JsonElement trace)
    {
        Assert.Equal("ms", trace.GetProperty("displayTimeUnit").GetString());
        var events = trace.GetProperty("traceEvents").EnumerateArray().ToList();
        CheckNames(events);
        foreach (var track in events.Where(each => Kind(each) == "X").GroupBy(Track))
        {
            CheckNesting([.. track]);
        }

        foreach (var each in events.Where(each => Kind(each) == "i"))
        {
            Assert.Equal("t", each.GetProperty("s").GetString());
            Assert.InRange(each.GetProperty("ts").GetInt64(), 0, long.MaxValue);
        }
    }

    // Every track has one process, one name, one place, and a number that no process has.
    private static void CheckNames(List<JsonElement> events)
    {
        Assert.All(events, each => Assert.Contains(Kind(each), new[] { "M", "X", "i" }));
        var processes = events.Select(each => each.GetProperty("pid").GetInt32()).ToHashSet();
        Assert.DoesNotContain(0, processes);
        foreach (var metadata in new[] { "process_name", "process_sort_index" })
        {
            Assert.Equal(processes.Order(), events.Where(each => IsMetadata(each, metadata)).Select(each => each.GetProperty("pid").GetInt32()).Order());
        }

        var tracks = events.Where(each => Kind(each) != "M").Select(Track).ToHashSet();
        Assert.Equal(tracks.Count, tracks.Select(track => track.Thread).Distinct().Count());
        Assert.Empty(tracks.Select(track => track.Thread).Intersect(processes));
        foreach (var metadata in new[] { "thread_name", "thread_sort_index" })
        {
            var named = events.Where(each => IsMetadata(each, metadata)).Select(Track).ToList();
            Assert.Equal(named.Count, named.Distinct().Count());
            Assert.Empty(tracks.Except(named));
        }
    }

    // In the order of the file, like a viewer with a stable sort: a slice that begins inside another must end inside it.
    private static void CheckNesting(List<JsonElement> slices)
    {
        var open = new Stack<long>();
        var before = 0L;
        foreach (var slice in slices)
        {
            var start = slice.GetProperty("ts").GetInt64();
            var end = start + slice.GetProperty("dur").GetInt64();
            Assert.InRange(start, before, end);
            before = start;
            while (open.TryPeek(out var outer) && outer <= start)
            {
                open.Pop();
            }

            if (open.TryPeek(out var within))
            {
                Assert.InRange(end, start, within);
            }

            var isPhase = slice.GetProperty("cat").GetString() == "phase";
            Assert.Equal(isPhase ? 1 : 0, open.Count);
            open.Push(end);
        }
    }

    private static string Kind(JsonElement each) => each.GetProperty("ph").GetString()!;

    private static (int Process, int Thread) Track(JsonElement each) =>
        (each.GetProperty("pid").GetInt32(), each.GetProperty("tid").GetInt32());

    private static bool IsMetadata(JsonElement each, string name) => Kind(each) == "M" && each.GetProperty("name").GetString() == name;
}
