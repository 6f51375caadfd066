namespace FlagsDownloader.Flags;

/// <summary>The countries of a run, by the options of the case study's command line.</summary>
public sealed record CodeSelection
{
    /// <summary>Single codes and single letters, in any case. Default: none, which selects <see cref="CountryCodes.Pop20"/>.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Selects the 194 codes that have a flag, instead of <see cref="Codes"/>. Default: false.</summary>
    public bool All { get; init; }

    /// <summary>Selects the 676 codes AA–ZZ, instead of <see cref="All"/> and <see cref="Codes"/>. Default: false.</summary>
    public bool Every { get; init; }

    /// <summary>How many codes to keep, from the first in alphabetical order; at least 1. Default: all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Limit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = int.MaxValue;

    /// <summary>The codes selected: sorted, each once, at most <see cref="Limit"/> of them.</summary>
    /// <exception cref="FormatException">An entry of <see cref="Codes"/> is neither one letter nor two.</exception>
    public IReadOnlyList<CountryCode> Resolve() => [.. Wanted().Distinct().Order().Take(Limit)];

    private IEnumerable<CountryCode> Wanted()
    {
        // Read even where they do not count, so that a typing error is reported.
        var named = Codes.SelectMany(Expand).ToList();
        return Every ? CountryCodes.Every
            : All ? CountryCodes.All
            : Codes.Count == 0 ? CountryCodes.Pop20
            : named;
    }

    private static IEnumerable<CountryCode> Expand(string text) => text switch
    {
        [var letter] when char.IsAsciiLetter(letter) => CountryCodes.StartingWith(letter),
        _ when CountryCode.TryParse(text, out var code) => [code],
        _ => throw new FormatException(
            $"'{text}' is not a country code: write two letters (BR), or one for all codes that begin with it (B)."),
    };
}
