using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Assertions;

/// <summary>The contender of an assertion.</summary>
/// <param name="Name">The contender's name, in any case.</param>
/// <param name="Bound">Its bound; null if the name alone is enough.</param>
internal sealed record AssertionSubject(string Name, int? Bound)
{
    public override string ToString() => Bound is null ? Name : $"{Name}@{Bound}";

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

        var meant = named.Where(each => Bound is null || each.Item.Bound == Bound).ToList();
        return meant switch
        {
            [var only] => (only.Index, null),
            [] => (-1, $"There is no '{this}' in this comparison: there is {Choices(named.Select(each => each.Item.Key))}."),
            _ => (-1, $"'{this}' is in this comparison with several bounds: write {Choices(meant.Select(each => each.Item.Key))}."),
        };
    }

    private static string Choices(IEnumerable<string> names) => names.ToList() switch
    {
        [.. var most, var last] when most.Count > 0 => $"{string.Join(", ", most)} or {last}",
        var few => few[0],
    };
}
