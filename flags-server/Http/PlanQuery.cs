using System.Globalization;
using FlagsServer.Settings;

namespace FlagsServer.Http;

/// <summary>The query of <c>/plan</c>: <c>?codes=BR,FR&amp;attempts=2</c>.</summary>
/// <param name="Targets">The targets, in order.</param>
/// <param name="Attempts">The number of attempts at each target. Default 1.</param>
internal sealed record PlanQuery(IEnumerable<string> Targets, int Attempts)
{
    /// <summary>The maximum of requests that are planned at once.</summary>
    public const int MaxRequests = 100_000;

    /// <summary>Reads the query of a replay: <c>?attempts=2</c>, for all of its targets.</summary>
    /// <param name="query">The request's.</param>
    /// <param name="targets">The targets.</param>
    public static Parsed<PlanQuery> ParseReplay(IQueryCollection query, IReadOnlyList<string> targets) =>
        query.Keys.FirstOrDefault(key => key != "attempts") is { } unknown
            ? Parsed<PlanQuery>.Failed($"'{unknown}' is not understood, a replay plans all of its addresses, give attempts or nothing")
        : Count(query, "attempts") is not { } attempts
            ? Parsed<PlanQuery>.Failed($"give attempts as a whole number from 1 to {MaxRequests}")
        : (long)targets.Count * attempts <= MaxRequests
            ? new PlanQuery(targets, attempts)
            : Parsed<PlanQuery>.Failed($"give fewer attempts: at most {MaxRequests} requests together");

    /// <summary>Reads a query for flags: <c>codes</c> (two letters each), <c>attempts</c>, <c>copies</c> (the flag itself, then <c>?copy=2</c> and so on), <c>file</c>.</summary>
    /// <param name="query">The request's.</param>
    /// <param name="every">The codes when the query names none.</param>
    public static Parsed<PlanQuery> Parse(IQueryCollection query, IEnumerable<string> every)
    {
        if (query.Keys.FirstOrDefault(key => key is not ("codes" or "attempts" or "copies" or "file")) is { } unknown)
        {
            return Parsed<PlanQuery>.Failed($"'{unknown}' is not understood, give codes, attempts, copies or file");
        }

        string[] codes = query.ContainsKey("codes")
            ? [.. query["codes"].ToString().Split(',', StringSplitOptions.TrimEntries).Select(code => code.ToLowerInvariant())]
            : [.. every];
        if (Array.Find(codes, code => code.Length != 2 || !code.All(char.IsAsciiLetter)) is { } bad)
        {
            return Parsed<PlanQuery>.Failed($"'{bad}' is no code, give pairs of letters: codes=BR,FR");
        }

        if (Count(query, "attempts") is not { } attempts || Count(query, "copies") is not { } copies)
        {
            return Parsed<PlanQuery>.Failed($"give attempts and copies as whole numbers from 1 to {MaxRequests}");
        }

        if (query["file"].ToString() is not ("" or "gif" or "metadata"))
        {
            return Parsed<PlanQuery>.Failed("give file=gif or file=metadata");
        }

        return (long)codes.Length * attempts * copies <= MaxRequests
            ? new PlanQuery(TargetsOf(codes, copies, query["file"] == "metadata"), attempts)
            : Parsed<PlanQuery>.Failed($"give fewer codes, attempts or copies: at most {MaxRequests} requests together");
    }

    private static IEnumerable<string> TargetsOf(IReadOnlyList<string> codes, int copies, bool metadata) =>
        from code in codes
        from copy in Enumerable.Range(1, copies)
        select $"/flags/{code}/{(metadata ? "metadata.json" : code + ".gif")}{(copy == 1 ? "" : $"?copy={copy}")}";

    private static int? Count(IQueryCollection query, string key) =>
        !query.TryGetValue(key, out var text) ? 1
        : int.TryParse(text, NumberStyles.None, null, out var count) && count is >= 1 and <= MaxRequests ? count
        : null;
}
