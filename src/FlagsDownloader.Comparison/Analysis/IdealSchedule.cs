using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>
/// The time of a client without overhead: it schedules the delays that the server imposed in the items' order, each on the slot that
/// is free first.
/// </summary>
/// <remarks>
/// List scheduling: R. L. Graham, "Bounds on multiprocessing timing anomalies", SIAM J. Appl. Math. 17 (1969). A client that does not
/// know the delays in advance schedules like this. One that knows them can finish sooner, but not in less than m ÷ (2m − 1) of the
/// time.
/// </remarks>
public static class IdealSchedule
{
    /// <summary>Computes the makespan: when the last slot has finished.</summary>
    /// <param name="delays">In seconds, in the items' order.</param>
    /// <param name="slots">The number of slots; at least 1.</param>
    /// <returns>In seconds; 0 if there are no delays.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no slots, or a delay is below 0.</exception>
    public static double Makespan(IEnumerable<double> delays, int slots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        var busyUntil = new PriorityQueue<int, double>();
        var makespan = 0.0;
        foreach (var delay in delays)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(delay, nameof(delays));
            var free = 0.0;
            if (busyUntil.Count == slots)
            {
                busyUntil.TryDequeue(out _, out free);
            }

            busyUntil.Enqueue(0, free + delay);
            makespan = Math.Max(makespan, free + delay);
        }

        return makespan;
    }

    /// <summary>Computes the makespan from the server's delays, as the run recorded them.</summary>
    /// <param name="document">The run; its bound is the number of slots.</param>
    /// <returns>In seconds; null if the server did not report its delays.</returns>
    public static double? Compute(RunDocument document) =>
        document.Outcomes.Any(outcome => outcome.ServerDelaySeconds is not null)
            ? Makespan(
                document.Outcomes.OrderBy(outcome => outcome.Index).Select(outcome => outcome.ServerDelaySeconds ?? 0),
                document.Options.Bound)
            : null;

    /// <summary>Computes the makespan from the server's log. All attempts for one target are one item.</summary>
    /// <param name="requests">The requests of a run. The first arrival decides the item's place.</param>
    /// <param name="slots">The number of slots; at least 1.</param>
    /// <returns>In seconds; null if there was no request.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no slots, or a delay is below 0.</exception>
    public static double? Compute(IReadOnlyList<ServedRequest> requests, int slots) =>
        requests.Count == 0
            ? null
            : Makespan(
                requests
                    .OrderBy(request => request.ArrivedSeconds)
                    .GroupBy(request => request.Target, StringComparer.Ordinal)
                    .Select(attempts => attempts.Sum(attempt => attempt.DelaySeconds)),
                slots);
}
