using FlagsDownloader.Faults.Scenarios;

namespace FlagsDownloader.Faults.Findings;

/// <summary>How a program treated the server, by the server's own log.</summary>
internal static class Manners
{
    /// <summary>A request may come this much before its time, in seconds: two clocks, and a timer's grain.</summary>
    private const double Tolerance = 0.05;

    /// <summary>
    /// Who comes less than these seconds too early has heard the server, and counts in whole seconds; who comes earlier has not.
    /// </summary>
    private const double Grain = 1;

    /// <summary>All attempts at a flag within this many seconds are no pause worth the name.</summary>
    private const double Burst = 0.2;

    /// <summary>What is to be complained of.</summary>
    public static IEnumerable<string> Of(Scenario scenario, IReadOnlyList<ServedRequest> requests)
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
    /// The requests for each flag that went wrong at least once, in order of arrival. What is asked with a query is a link of a
    /// chain of redirects, and no further attempt.
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

    // By how many seconds a request came again too early, the worst of all; below 0 where none did.
    private static double Early(IEnumerable<IReadOnlyList<ServedRequest>> attempts, double seconds) => attempts
        .SelectMany(target => target.Zip(target.Skip(1)))
        .Where(pair => pair.First is { Failed: true, Answered: not null })
        .Select(pair => pair.First.Answered!.Value + seconds - pair.Second.Arrived)
        .DefaultIfEmpty(double.NegativeInfinity)
        .Max();
}
