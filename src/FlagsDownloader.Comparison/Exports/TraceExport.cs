using System.Text.Json;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>
/// Writes the waterfalls as Chrome trace events, which ui.perfetto.dev and chrome://tracing open: for each contender a process with
/// a track for the program and one for each slot, and another with a track for each thread, on which the moments stand at which it
/// ran code for a request.
/// </summary>
/// <remarks>
/// The format: "Trace Event Format", Google, 2016. Slices of one track must not overlap, except one inside another: after rounding,
/// each begins at the end of the one before it or later. The wait for a slot is an argument of the request, and no slice, because all
/// waits overlap.
/// </remarks>
public static class TraceExport
{
    /// <summary>Writes the trace of each contender's representative run.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="results">The measurements.</param>
    public static void Write(Stream stream, RoundResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        Write(stream, results.Contenders, WaterfallBuilder.CreateAll(results));
    }

    internal static void Write(Stream stream, IReadOnlyList<Contender> contenders, IReadOnlyList<Waterfall> waterfalls)
    {
        using var writer = new Utf8JsonWriter(stream, ExportedJson.Options);
        writer.WriteStartObject();
        writer.WriteString("displayTimeUnit", "ms");
        writer.WriteStartArray("traceEvents");
        var events = new TraceEvents(writer);
        foreach (var waterfall in waterfalls)
        {
            var name = contenders[waterfall.Contender].Title;
            WriteSlots(events, name, waterfall);
            WriteThreads(events, name, waterfall);
            writer.Flush();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteSlots(TraceEvents events, string name, Waterfall waterfall)
    {
        events.BeginProcess(waterfall.AsServerSaw ? $"{name} (as the server saw it)" : name);
        events.BeginTrack("program");
        events.Slice("start-up", "program", 0, waterfall.DownloadStart);
        events.Slice("download", "program", waterfall.DownloadStart, waterfall.DownloadEnd);
        events.Slice("shut-down", "program", waterfall.DownloadEnd, waterfall.End);
        foreach (var lane in waterfall.Bars.GroupBy(bar => bar.Lane).OrderBy(lane => lane.Key))
        {
            events.BeginTrack($"slot {lane.Key + 1}");
            foreach (var bar in lane.OrderBy(bar => bar.Start).ThenBy(bar => bar.End))
            {
                events.Request(bar);
            }
        }
    }

    private static void WriteThreads(TraceEvents events, string name, Waterfall waterfall)
    {
        var threads = waterfall.Bars
            .SelectMany(bar => bar.Marks.Select(mark => (Mark: mark, bar.Label)))
            .GroupBy(each => each.Mark.ThreadId)
            .OrderBy(thread => thread.Key)
            .ToList();
        if (threads.Count == 0)
        {
            return;
        }

        events.BeginProcess($"{name} threads");
        foreach (var thread in threads)
        {
            events.BeginTrack($"thread {thread.Key}");
            foreach (var (mark, label) in thread.OrderBy(each => each.Mark.Seconds))
            {
                events.Instant($"{mark.Step} {label}", mark.Seconds);
            }
        }
    }
}
