using System.Globalization;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Charts;

/// <summary>How a figure of the contenders goes with their bounds: a line for each, and one for a client without overhead.</summary>
internal sealed record Sweep
{
    /// <summary>A line for each name that has the figure.</summary>
    public required IReadOnlyList<SweepLine> Lines { get; init; }

    /// <summary>A client without overhead.</summary>
    public required SweepLine Ideal { get; init; }

    /// <summary>A value that the scale contains in any case; null for none. Default: null.</summary>
    public double? Shown { get; init; }

    /// <summary>Stands behind the numbers of the scale.</summary>
    public required string Unit { get; init; }

    /// <summary>Writes a figure.</summary>
    public required FigureFormat Format { get; init; }

    /// <summary>Whether there is a line to draw: several bounds of one name that has the figure.</summary>
    public bool HasLine => Lines.Any(line => line.Points.Count > 1);

    /// <summary>The speed-ups; for the ideal the baseline's time divided by the ideal's.</summary>
    public static Sweep OfSpeedUps(ChartData data)
    {
        var basis = data.Analysis.Basis;
        var baseline = data.Analysis.Figures.First(figures => figures.Contender == data.Analysis.Baseline).Time(basis)?.Value;
        return new Sweep
        {
            Lines = SweepLine.CreateAll(data, figures => figures.SpeedUp(basis)),
            Ideal = SweepLine.CreateIdeal(data, figures => baseline / figures.IdealTime?.Value),
            Shown = 1,
            Unit = "×",
            Format = FigureStyle.Page.Factor,
        };
    }

    /// <summary>The median times.</summary>
    public static Sweep OfTimes(ChartData data) => new()
    {
        Lines = SweepLine.CreateAll(data, figures => figures.Time(data.Analysis.Basis)),
        Ideal = SweepLine.CreateIdeal(data, figures => figures.IdealTime?.Value),
        Unit = " s",
        Format = FigureStyle.Sentence.Seconds,
    };

    /// <summary>A mark of the scale.</summary>
    public string Tick(double value) => $"{value.ToString("0.####", CultureInfo.InvariantCulture)}{Unit}";
}
