using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Charts;

/// <summary>The sentences of a chart.</summary>
internal static class ChartWords
{
    private static readonly FigureStyle Style = FigureStyle.Sentence;

    /// <summary>The work on one line: <c>20 flags, LOCAL, 0.1 s late, -m 30, 10 rounds</c>.</summary>
    public static string Work(ChartData data)
    {
        var work = data.Results.Work;
        var noun = work.IsList ? "file" : "flag";
        string?[] facts =
        [
            work.Repeat == 1 ? Style.Counted(work.Items, noun) : $"{Style.Counted(work.Codes, noun)}, {work.Repeat} times each",
            work.Recording is { } recording ? $"replay of {recording}" : work.IsList ? HostNames.List(work.Hosts) : work.Site,
            work is { EmbeddedServer: true, IsEncrypted: true } ? "TLS" : null,
            work.Delay is null or "0" ? null : $"{work.Delay} s late",
            work.ErrorRate is null or "0" ? null : $"{work.ErrorRate} of the requests fail",
            work.Faults is null ? null : $"faults {work.Faults}",
            Bounds(data),
            Style.Counted(data.Results.Rounds, "round"),
        ];
        return string.Join(", ", facts.OfType<string>());
    }

    /// <summary>A contender's row in words: its median time, the interval, and the ideal's share.</summary>
    public static string Row(ChartData data, TimeBar bar)
    {
        var name = data.NameOf(bar.Figures.Contender);
        var share = bar.Figures.ShareOfIdeal(data.Analysis.Basis) is { Value: var ideal } ? $", {Style.Share.Write(ideal)} of the ideal" : "";
        return bar.Time is { } time ? $"{name}: {Style.Seconds.Write(time.Value)}{Style.Seconds.Explain(time)}{share}" : $"{name}: no time";
    }

    /// <summary>The whole chart in words.</summary>
    public static string Description(ChartData data, IEnumerable<TimeBar> bars) => string.Join(
        " ",
        [.. data.Analysis.Verdict, $"Median times {data.TimeText}:", string.Join("; ", bars.Select(bar => Row(data, bar))) + "."]);

    // Strategies without concurrency have a bound of 1 beside the one that was asked for.
    private static string Bounds(ChartData data)
    {
        var bounds = data.Results.Contenders.Select(contender => contender.Bound).ToList();
        return data.Names.HasSeveralBounds ? $"-m {bounds.Min()} to {bounds.Max()}" : $"-m {bounds.Max()}";
    }
}
