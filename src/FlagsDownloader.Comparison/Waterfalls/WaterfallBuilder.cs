using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>Creates waterfalls of runs that have details.</summary>
public static partial class WaterfallBuilder
{
    /// <summary>Creates the waterfall of one run.</summary>
    /// <param name="results">The measurements.</param>
    /// <param name="contender">The contender's place.</param>
    /// <param name="round">The run's round.</param>
    /// <returns>Null if there is no such run, or it has no details.</returns>
    public static Waterfall? Create(RoundResults results, int contender, int round)
    {
        ArgumentNullException.ThrowIfNull(results);
        var run = results.RunsOf(contender).FirstOrDefault(run => run.Round == round && RepresentativeRuns.HasDetails(run));
        return run is null ? null : Create(results.Work, run);
    }

    /// <summary>Creates the waterfalls of the contenders' representative runs, in their order. Contenders without details have none.</summary>
    /// <param name="results">The measurements.</param>
    public static IReadOnlyList<Waterfall> CreateAll(RoundResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return
        [
            .. Enumerable.Range(0, results.Contenders.Count)
                .Select(contender => RepresentativeRuns.Choose(results, contender))
                .OfType<MeasuredRun>()
                .Select(run => Create(results.Work, run))
                .OfType<Waterfall>(),
        ];
    }

    private static Waterfall? Create(Work work, MeasuredRun run) => run switch
    {
        { Document: { } document } => FromDocument(run, document),
        { Served: { } served } => FromRequests(work, run, served),
        _ => null,
    };
}
