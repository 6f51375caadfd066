using System.Globalization;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Assertions;

/// <summary>A figure that an assertion can name.</summary>
/// <param name="Name">The word after the dot.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="IsCount">Whether the assertion has to hold in every round, and not only for the median.</param>
/// <param name="Value">The figure of a run; null if it is not known.</param>
internal sealed record AssertionFigure(string Name, AssertionUnit Unit, bool IsCount, Func<MeasuredRun, double?> Value)
{
    private static readonly FigureFormat Number =
        new(FigureMedium.Sentence, value => value.ToString("0.#", CultureInfo.InvariantCulture));

    public static AssertionFigure Time { get; } =
        new("time", AssertionUnit.Seconds, IsCount: false, run => run.DownloadSeconds) { Basis = TimeBasis.Download };

    public static AssertionFigure Process { get; } =
        new("process", AssertionUnit.Seconds, IsCount: false, run => run.ProcessSeconds) { Basis = TimeBasis.Process };

    public static IReadOnlyList<AssertionFigure> All { get; } =
    [
        Time,
        Process,
        new("cpu", AssertionUnit.Seconds, IsCount: false, run => run.CpuSeconds),
        new("memory", AssertionUnit.Bytes, IsCount: false, run => run.PeakMemoryBytes),
        new("threads", AssertionUnit.Number, IsCount: false, run => run.PeakThreads),
        new("ok", AssertionUnit.Number, IsCount: true, run => run.Ok),
        new("not_found", AssertionUnit.Number, IsCount: true, run => run.NotFound),
        new("errors", AssertionUnit.Number, IsCount: true, run => run.Errors),
        new("bytes", AssertionUnit.Bytes, IsCount: true, run => run.Bytes),
        new("requests", AssertionUnit.Number, IsCount: true, run => run.Requests),
        new("peak", AssertionUnit.Number, IsCount: true, run => run.PeakInFlight),
        new("connections", AssertionUnit.Number, IsCount: true, run => run.Connections),
    ];

    /// <summary>The time that the figure is, for speed-ups and shares of the ideal; null for another figure.</summary>
    public TimeBasis? Basis { get; private init; }

    /// <summary>How the figure is written. A median of counts may lie between two of them.</summary>
    public FigureFormat Format => Unit switch
    {
        AssertionUnit.Seconds => FigureStyle.Sentence.Seconds,
        AssertionUnit.Bytes => FigureStyle.Sentence.Size,
        _ => Number,
    };
}
