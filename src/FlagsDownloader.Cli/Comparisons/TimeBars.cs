using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Draws times as bars: full up to the ideal, shaded above it.</summary>
internal static class TimeBars
{
    private const int MaxColumns = 60;
    private const int MinColumns = 10;
    private const char Full = '█';
    private const char Shaded = '░';

    public static void Write(StyledText output, RoundResults results, ComparisonAnalysis analysis)
    {
        var names = new ContenderNames(results.Contenders);
        var bars = analysis.Figures
            .Select(figures => (
                Label: names.TextOf(figures.Contender),
                Time: figures.Time(analysis.Basis)?.Value,
                Ideal: figures.IdealTime?.Value ?? 0))
            .Where(bar => bar.Time is not null)
            .ToList();
        if (bars.Count == 0)
        {
            return;
        }

        var labels = bars.Max(bar => DisplayWidth.Compute(bar.Label));
        var columns = Math.Clamp(output.Width - labels - " 00.000 s ".Length, MinColumns, MaxColumns);
        var longest = bars.Max(bar => bar.Time!.Value);
        foreach (var (label, time, ideal) in bars)
        {
            output.WriteLine($"{DisplayWidth.PadRight(label, labels)} {Bar(time!.Value, ideal, longest, columns)} {FigureStyle.Terminal.Seconds.Write(time)} s");
        }

        output.WriteDim($"{Full} the ideal   {Shaded} above it{(analysis.Basis == TimeBasis.Process ? "   from exec to exit" : "")}");
    }

    internal static string Bar(double time, double ideal, double longest, int columns)
    {
        // Even the shortest bar is visible.
        var all = longest > 0 ? Math.Max(1, (int)Math.Round(time / longest * columns)) : 1;
        var full = time > 0 ? Math.Clamp((int)Math.Round(ideal / time * all), 0, all) : 0;
        return new string(Full, full) + new string(Shaded, all - full);
    }
}
