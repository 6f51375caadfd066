using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Assertions;

/// <summary>Whom an assertion is about.</summary>
/// <param name="Name">The contender's name, in any case.</param>
/// <param name="Bound">Its bound; null where the name alone tells it.</param>
internal sealed record AssertionSubject(string Name, int? Bound)
{
    public override string ToString() => Bound is null ? Name : $"{Name}@{Bound}";

    /// <summary>Finds the one contender that is meant.</summary>
    /// <param name="contenders">Those that there are.</param>
    /// <returns>Its place, or what is wrong in a line.</returns>
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
