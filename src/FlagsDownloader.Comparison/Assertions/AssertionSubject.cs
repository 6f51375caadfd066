using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Assertions;

/// <summary>The contender of an assertion.</summary>
/// <param name="Name">The contender's name, in any case.</param>
/// <param name="Bound">Its bound; null if the name is enough.</param>
/// <param name="HttpVersion">Its version of HTTP; null if the name is enough.</param>
internal sealed record AssertionSubject(string Name, int? Bound, string? HttpVersion)
{
    public override string ToString() =>
        $"{Name}{(Bound is null ? "" : $"@{Bound}")}{(HttpVersion is null ? "" : $"@http{HttpVersion}")}";

    /// <summary>Finds the contender.</summary>
    /// <param name="contenders">The contenders of the comparison.</param>
    /// <returns>Its place, or one line with the error.</returns>
    public (int Contender, string? Failure) FindIn(IReadOnlyList<Contender> contenders)
    {
        var named = contenders.Index().Where(each => each.Item.Name.Equals(Name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count == 0)
        {
            return (-1, $"There is no '{Name}' in this comparison: there is {Choices(contenders.Select(each => each.Name).Distinct())}.");
        }

        var meant = named
            .Where(each => (Bound is null || each.Item.Bound == Bound) && (HttpVersion is null || each.Item.UsedHttpVersion == HttpVersion))
            .Select(each => each.Index)
            .ToList();
        var names = new ContenderNames(contenders);
        return meant switch
        {
            [var only] => (only, null),
            [] => (-1, $"There is no '{this}' in this comparison: there is {Choices(named.Select(each => Choice(each.Item)))}."),
            _ => (-1, $"'{this}' is in this comparison with several {Several(contenders, meant)}: write {Choices(meant.Select(names.LabelOf))}."),
        };
    }

    private string Choice(Contender contender) =>
        contender.HttpVersion is { } version && HttpVersion is not null ? $"{contender.Name}@{contender.Bound}@http{version}" : contender.Key;

    private static string Several(IReadOnlyList<Contender> contenders, List<int> meant) =>
        meant.Select(place => contenders[place].Bound).Distinct().Count() > 1 ? "bounds" : "versions of HTTP";

    private static string Choices(IEnumerable<string> names) => names.ToList() switch
    {
        [.. var most, var last] when most.Count > 0 => $"{string.Join(", ", most)} or {last}",
        var few => few[0],
    };
}
