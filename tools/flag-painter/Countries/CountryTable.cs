namespace FlagPainting.Countries;

/// <summary>
/// The 194 countries of the server and their flags, as facts: the flag's proportions are the grid of its measures, and
/// colours are the ones that its law or its government's sheets name, in sRGB.
/// </summary>
public static partial class CountryTable
{
    /// <summary>Every country, in the order of the codes.</summary>
    public static IReadOnlyList<Country> All { get; } =
    [
        .. A(), .. B(), .. C(), .. DE(), .. FG(), .. HIJ(), .. K(), .. L(), .. M(), .. N(), .. OPQR(), .. S(), .. T(),
        .. UVWYZ(),
    ];
}
