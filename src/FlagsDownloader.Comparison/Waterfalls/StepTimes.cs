using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>The steps that an item reached, as ascending times on the axis.</summary>
internal static class StepTimes
{
    /// <summary>A thousand million seconds. Larger times are nonsense, and their sums lose precision.</summary>
    private const double MaxSeconds = 1e9;

    /// <summary>
    /// Reads the reached steps, in their order. A time before that of the previous step is moved up to it: an edited document can still
    /// be drawn, and one that this program wrote is not changed.
    /// </summary>
    /// <param name="outcome">The item.</param>
    /// <param name="offset">Where the run begins on the axis, in seconds.</param>
    public static IReadOnlyList<StepTime> From(OutcomeDocument outcome, double offset)
    {
        var steps = new List<StepTime>(DownloadSteps.Count);
        foreach (var step in DownloadSteps.All)
        {
            if (outcome.Times[step] is { } seconds)
            {
                var moment = offset + Bounded(seconds);
                steps.Add(new StepTime(step, steps.Count > 0 ? Math.Max(moment, steps[^1].Seconds) : moment, outcome.ThreadIds[step]));
            }
        }

        return steps;
    }

    /// <summary>Limits seconds to what can be drawn.</summary>
    public static double Bounded(double seconds) => double.IsNaN(seconds) ? 0 : Math.Clamp(seconds, 0, MaxSeconds);
}
