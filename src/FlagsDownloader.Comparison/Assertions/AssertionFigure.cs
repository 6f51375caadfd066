using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Assertions;

/// <summary>A figure that an assertion can name.</summary>
/// <param name="Name">As it is written after the dot.</param>
/// <param name="Unit">What it is measured in.</param>
/// <param name="IsCount">Whether it has to hold in every round; otherwise its median has to.</param>
/// <param name="Value">The figure of a run; null where it is not known.</param>
internal sealed record AssertionFigure(string Name, AssertionUnit Unit, bool IsCount, Func<MeasuredRun, double?> Value)
{
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
    ];

    /// <summary>From and to what the figure is a time; null where it is none that speed-ups and the ideal can be of.</summary>
    public TimeBasis? Basis { get; private init; }

    public string Format(double value) => Unit switch
    {
        AssertionUnit.Seconds => FigureText.Seconds(value),
        AssertionUnit.Bytes => FigureText.Bytes(value),
        _ => FigureText.Number(value),
    };
}
