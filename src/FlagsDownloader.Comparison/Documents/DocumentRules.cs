using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>The rules for documents besides their types. Code that uses a document relies on them.</summary>
internal static class DocumentRules
{
    /// <summary>Enough for any run on one machine, and small enough for sums and tables.</summary>
    private const int MaxCount = 10_000_000;

    /// <summary>Finds the errors of a comparison, as predicates of its file; none if it is valid.</summary>
    public static IEnumerable<string> FindBroken(ComparisonDocument document)
    {
        var work = document.Work;
        if (!IsWork(work.Codes, work.Repeat, work.Addresses))
        {
            yield return "has a number of items that cannot be";
        }

        if (work.Retries < 0 || work.TimeoutSeconds < 0)
        {
            yield return "has a negative number in its work";
        }

        if (work.Hosts.Any(host => host is null))
        {
            yield return "has a host that is null";
        }

        if (document.Notes.Any(note => note is null))
        {
            yield return "has a note that is null";
        }

        if (document.Contenders.Count == 0 || document.Contenders.Any(contender => contender is null || !IsName(contender.Name)))
        {
            yield return "lacks a contender's name";
        }
        else if (document.Contenders.FirstOrDefault(contender => !IsCount(contender.Bound)) is { } unbound)
        {
            yield return $"has a bound that cannot be: {unbound.Key}";
        }
        else if (document.Contenders.GroupBy(contender => contender.Key, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            yield return $"has the contender {twice.Key} twice";
        }

        if (document.Contenders.FirstOrDefault(contender => contender is { HttpVersion: not (null or Contender.Http1 or Contender.Http2) }) is { } other)
        {
            yield return $"has a version of HTTP that is not known: {other.HttpVersion}";
        }

        if (document.Runs.Count == 0)
        {
            yield return "has no runs";
        }

        foreach (var broken in document.Runs.SelectMany(run => FindBroken(run, document.Contenders.Count)))
        {
            yield return broken;
        }

        var rounds = document.Runs.OfType<MeasuredRun>().GroupBy(run => (run.Contender, run.Round));
        if (rounds.FirstOrDefault(same => same.Count() > 1) is { } again)
        {
            yield return $"has round {again.Key.Round} of {document.Contenders[again.Key.Contender].Key} twice";
        }
    }

    /// <summary>Finds the errors of a single run, as predicates of its file; none if it is valid.</summary>
    public static IEnumerable<string> FindBroken(RunDocument document)
    {
        var options = document.Options;
        if (document.SchemaVersion != RunDocument.CurrentSchemaVersion)
        {
            yield return $"has a run of schema_version {document.SchemaVersion}; this program reads {RunDocument.CurrentSchemaVersion}";
        }

        if (options.Update)
        {
            yield return "is a run with --update, which leaves out what has not changed: such runs cannot be compared";
        }

        if (document.Shard is not null)
        {
            yield return "is a run of a shard: runs of whole lists can be compared; 'flags merge' adds shards up";
        }

        if (!IsName(document.Strategy))
        {
            yield return "has a run without a strategy";
        }

        if (!IsCount(options.Bound))
        {
            yield return "has a run with a bound that cannot be";
        }

        if (!IsWork(options.Codes, options.Repeat, options.Addresses))
        {
            yield return "has a run with a number of items that cannot be";
        }

        var totals = document.Totals;
        if (AnyNegative(
            options.TimeoutSeconds, options.Retries, document.ElapsedSeconds, document.PeakThreads, document.PeakMemoryBytes,
            document.CpuSeconds, totals.Ok, totals.NotFound, totals.Error, totals.Cancelled, totals.Bytes))
        {
            yield return "has a run with a negative number";
        }

        if (document.Outcomes.Any(outcome => outcome is null))
        {
            yield return "has a run with an outcome that is null";
        }

        foreach (var outcome in document.Outcomes.OfType<OutcomeDocument>())
        {
            if (outcome.Status is not ("ok" or "not_found" or "error"))
            {
                yield return $"has an outcome of a status that is not known: {outcome.Status}";
            }

            if (AnyNegative(
                [outcome.Index, outcome.Bytes, outcome.Attempts, outcome.Reconnects, outcome.ServerDelaySeconds, .. outcome.Times.Values]))
            {
                yield return $"has an outcome with a negative number: {outcome.Code}";
            }

            if (!IsStatusOrNone(outcome.Error?.HttpStatus))
            {
                yield return $"has an outcome of an HTTP status that cannot be: {outcome.Code}";
            }
        }
    }

    private static IEnumerable<string> FindBroken(MeasuredRun? run, int contenders)
    {
        if (run is null || run.Contender < 0 || run.Contender >= contenders)
        {
            yield return "has a run of a contender that it does not name";
            yield break;
        }

        if (!IsCount(run.Round) || !IsCount(run.Position))
        {
            yield return "has a run of a round that cannot be";
        }

        if (AnyNegative(
            run.ProcessSeconds, run.DownloadSeconds, run.CpuSeconds, run.PeakMemoryBytes, run.PeakThreads, run.Ok, run.NotFound, run.Errors,
            run.Bytes, run.Requests, run.PeakInFlight, run.Connections, run.IdealSeconds))
        {
            yield return $"has a run with a negative number: round {run.Round}";
        }

        foreach (var broken in run.Document is { } document ? FindBroken(document) : [])
        {
            yield return broken;
        }

        foreach (var request in run.Served ?? [])
        {
            if (request is null || !IsStatusOrNone(request.Status) || AnyNegative(
                request.Attempt, request.Connection, request.ArrivedSeconds, request.AnsweredSeconds, request.DelaySeconds, request.Bytes))
            {
                yield return $"has a request that cannot be: round {run.Round}";
            }
        }
    }

    // Three digits (RFC 9110, 15).
    private static bool IsStatusOrNone(int? status) => status is null or (>= 100 and <= 999);

    private static bool IsName(string name) => name.Length > 0;

    // Flags, or a list of addresses.
    private static bool IsWork(int codes, int repeat, int addresses) => addresses == 0
        ? IsCount(codes) && IsCount(repeat) && IsCount((long)codes * repeat)
        : IsCount(addresses) && (codes, repeat) == (0, 1);

    private static bool IsCount(long number) => number is >= 1 and <= MaxCount;

    private static bool AnyNegative(params ReadOnlySpan<double?> numbers)
    {
        foreach (var number in numbers)
        {
            if (number < 0)
            {
                return true;
            }
        }

        return false;
    }
}
