using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>Makes pictures of runs whose details were kept.</summary>
public static partial class WaterfallBuilder
{
    /// <summary>The picture of one run.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="contender">The contender's place.</param>
    /// <param name="round">The run's round.</param>
    /// <returns>Null where there is no such run, or its details were not kept.</returns>
    public static Waterfall? Create(RoundResults results, int contender, int round)
    {
        ArgumentNullException.ThrowIfNull(results);
        var run = results.RunsOf(contender).FirstOrDefault(run => run.Round == round && RepresentativeRuns.HasDetails(run));
        return run is null ? null : Create(results.Work, run);
    }

    /// <summary>A picture of each contender that has a run with details, in their order: of its representative run.</summary>
    /// <param name="results">What was measured.</param>
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
