using FlagsDownloader.Faults.Scenarios;

namespace FlagsDownloader.Faults.Findings;

/// <summary>A program's behaviour towards the server, from the server's log.</summary>
internal static class RequestBehaviour
{
    /// <summary>Tolerance in seconds for a request that is too early: there are two clocks, and timers are coarse.</summary>
    private const double Tolerance = 0.05;

    /// <summary>
    /// A request less than this many seconds too early follows Retry-After with whole seconds; an earlier one ignores it.
    /// </summary>
    private const double Grain = 1;

    /// <summary>All attempts at a flag within this many seconds count as without a pause.</summary>
    private const double Burst = 0.2;

    /// <summary>The complaints.</summary>
    public static IEnumerable<string> FindComplaints(Scenario scenario, IReadOnlyList<ServedRequest> requests)
    {
        var attempts = Attempts(requests);
        if (scenario.RetryAfter is { } pause && Early(attempts, pause.TotalSeconds) is var early and > Tolerance)
        {
            yield return early < Grain ? "Retry-After cut short" : "Retry-After ignored";
        }

        if (scenario.IsFinal && attempts.Any(target => target.Count > 1))
        {
            yield return "asked again";
        }

        if (attempts.Any(target => target.Count > Limits.Retries + 1 || (target.Count == Limits.Retries + 1 && Span(target) < Burst)))
        {
            yield return "hammered";
        }
    }

    /// <summary>Seconds from the first to the last attempt at a flag.</summary>
    public static double Span(IReadOnlyList<ServedRequest> target) => target[^1].Arrived - target[0].Arrived;

    /// <summary>
    /// The requests for each flag that failed at least once, in order of arrival. Requests with a query are links of a chain of redirects, not
    /// further attempts.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<ServedRequest>> Attempts(IReadOnlyList<ServedRequest> requests) =>
    [
        .. requests
            .Where(request => request.Target == request.Path)
            .GroupBy(request => request.Path, StringComparer.Ordinal)
            .Where(target => target.Any(request => request.Failed))
            .OrderBy(target => target.Key, StringComparer.Ordinal)
            .Select(target => target.OrderBy(request => request.Arrived).ToList()),
    ];

    // The maximum seconds by which a request was repeated too early; negative if none was.
    private static double Early(IEnumerable<IReadOnlyList<ServedRequest>> attempts, double seconds) => attempts
        .SelectMany(target => target.Zip(target.Skip(1)))
        .Where(pair => pair.First is { Failed: true, Answered: not null })
        .Select(pair => pair.First.Answered!.Value + seconds - pair.Second.Arrived)
        .DefaultIfEmpty(double.NegativeInfinity)
        .Max();
}
