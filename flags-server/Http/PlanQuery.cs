using System.Globalization;
using FlagsServer.Settings;

namespace FlagsServer.Http;

/// <summary>The query of <c>/plan</c>: <c>?codes=BR,FR&amp;attempts=2</c>.</summary>
/// <param name="Codes">As they stand in addresses: two small letters.</param>
/// <param name="Attempts">The number of attempts at each target. Default 1.</param>
/// <param name="Copies">The number of targets of each flag: the flag itself, then <c>?copy=2</c> and so on. Default 1.</param>
/// <param name="Metadata">The country's names instead of its flag. Default: the flag.</param>
internal sealed record PlanQuery(IReadOnlyList<string> Codes, int Attempts, int Copies, bool Metadata)
{
    /// <summary>The maximum of requests that are planned at once.</summary>
    public const int MaxRequests = 100_000;

    /// <summary>The targets, in order.</summary>
    public IEnumerable<string> Targets =>
        from code in Codes
        from copy in Enumerable.Range(1, Copies)
        select $"/flags/{code}/{(Metadata ? "metadata.json" : code + ".gif")}{(copy == 1 ? "" : $"?copy={copy}")}";

    /// <summary>Reads a query.</summary>
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

        if (Count("attempts") is not { } attempts || Count("copies") is not { } copies)
        {
            return Parsed<PlanQuery>.Failed($"give attempts and copies as whole numbers from 1 to {MaxRequests}");
        }

        if (query["file"].ToString() is not ("" or "gif" or "metadata"))
        {
            return Parsed<PlanQuery>.Failed("give file=gif or file=metadata");
        }

        return (long)codes.Length * attempts * copies <= MaxRequests
            ? new PlanQuery(codes, attempts, copies, query["file"] == "metadata")
            : Parsed<PlanQuery>.Failed($"give fewer codes, attempts or copies: at most {MaxRequests} requests together");

        int? Count(string key) =>
            !query.TryGetValue(key, out var text) ? 1
            : int.TryParse(text, NumberStyles.None, null, out var count) && count is >= 1 and <= MaxRequests ? count
            : null;
    }
}
