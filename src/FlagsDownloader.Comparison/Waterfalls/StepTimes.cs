using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>The steps that an item reached, as moments on the axis that never go back.</summary>
internal static class StepTimes
{
    /// <summary>A thousand million seconds: past it a document says nonsense, and sums of what it says lose their precision.</summary>
    private const double MaxSeconds = 1e9;

    /// <summary>
    /// The steps that were reached, in their order. A time that is before the step's predecessor is moved up to it: a document
    /// that somebody edited still gives a picture, and one that this program wrote is not changed.
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

    /// <summary>A number of seconds that a picture can be drawn with.</summary>
    public static double Bounded(double seconds) => double.IsNaN(seconds) ? 0 : Math.Clamp(seconds, 0, MaxSeconds);
}
