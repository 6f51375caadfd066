using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Html;

/// <summary>One run. All times are in microseconds on the axis; -1 is unknown.</summary>
/// <param name="Contender">Its contender's place among all.</param>
/// <param name="Name">The contender's name.</param>
/// <param name="Served">Whether it is the server's view.</param>
/// <param name="Awaits">Whether threads are free while requests wait.</param>
/// <param name="From">When the first item began to wait for a slot.</param>
/// <param name="To">The last item's outcome.</param>
/// <param name="End">The exit of the process.</param>
/// <param name="Lanes">How many lanes there are.</param>
/// <param name="Threads">The ids of its threads. Other parts refer to a thread by its place.</param>
/// <param name="Bars">
/// <see cref="BarStride"/> numbers a bar: label, address, status (0 OK, 1 not found, 2 error), HTTP status, error, lane, queued,
/// start, end, server's delay, attempts, bytes, number of segments, number of marks, connection, stream.
/// </param>
/// <param name="Segments">Three numbers a segment, bar by bar: phase, length, thread.</param>
/// <param name="Marks">Three numbers a mark, bar by bar: time after the bar's start, thread, step.</param>
internal sealed record WaterfallPayload(
    int Contender,
    string Name,
    bool Served,
    bool? Awaits,
    long From,
    long To,
    long End,
    int Lanes,
    IReadOnlyList<int> Threads,
    IReadOnlyList<long> Bars,
    IReadOnlyList<long> Segments,
    IReadOnlyList<long> Marks)
{
    public const int BarStride = 16;

    public static WaterfallPayload Create(Waterfall waterfall, ReportContents contents, StringTable strings)
    {
        var threads = ThreadsOf(waterfall);
        var places = threads.Select((id, place) => (id, place)).ToDictionary(thread => thread.id, thread => thread.place);
        var bars = new List<long>(waterfall.Bars.Count * BarStride);
        var segments = new List<long>();
        var marks = new List<long>();
        foreach (var bar in waterfall.Bars)
        {
            bars.AddRange(
            [
                strings.PlaceOf(bar.Label), strings.PlaceOf(bar.Url), StatusOf(bar), bar.HttpStatus ?? -1, strings.PlaceOf(bar.Error),
                bar.Lane, Micros(bar.Queued), Micros(bar.Start), Micros(bar.End), bar.ServerDelay is { } delay ? Micros(delay) : -1,
                bar.Attempts, bar.Bytes, bar.Segments.Count, bar.Marks.Count, bar.Connection ?? -1, bar.Stream ?? -1,
            ]);
            // Their ends are rounded, not their lengths, so that the last one ends with the bar.
            foreach (var segment in bar.Segments)
            {
                segments.AddRange([PhasePayload.PlaceOf(segment.Step), Micros(segment.End) - Micros(segment.Start), PlaceOf(segment.ThreadId)]);
            }

            foreach (var mark in bar.Marks)
            {
                marks.AddRange([Micros(mark.Seconds) - Micros(bar.Start), PlaceOf(mark.ThreadId), strings.PlaceOf(mark.Step)]);
            }
        }

        return new WaterfallPayload(
            waterfall.Contender, contents.NameOf(waterfall.Contender), waterfall.AsServerSaw, waterfall.Awaits,
            Micros(waterfall.DownloadStart), Micros(waterfall.DownloadEnd), Micros(waterfall.End),
            waterfall.Lanes, threads, bars, segments, marks);

        long PlaceOf(int? thread) => thread is { } id ? places[id] : -1;
    }

    /// <summary>
    /// The threads that ran code: by id if requests hold theirs; otherwise the one that ran most often first, which is the loop's.
    /// </summary>
    public static IReadOnlyList<int> ThreadsOf(Waterfall waterfall)
    {
        var counts = new Dictionary<int, int>();
        foreach (var bar in waterfall.Bars)
        {
            foreach (var mark in bar.Marks)
            {
                counts[mark.ThreadId] = counts.GetValueOrDefault(mark.ThreadId) + 1;
            }

            foreach (var thread in bar.Segments.Select(segment => segment.ThreadId).OfType<int>())
            {
                counts.TryAdd(thread, 0);
            }
        }

        return [.. counts.OrderByDescending(thread => waterfall.Awaits is false ? 0 : thread.Value).ThenBy(thread => thread.Key).Select(thread => thread.Key)];
    }

    private static long StatusOf(WaterfallBar bar) => bar.Status switch { "ok" => 0, "not_found" => 1, _ => 2 };

    private static long Micros(double seconds) => (long)Math.Round(seconds * 1e6);
}
