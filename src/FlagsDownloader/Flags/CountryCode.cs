namespace FlagsDownloader.Flags;

/// <summary>Two letters A–Z, upper case, that may or may not name a country: <c>XX</c> is well formed and has no flag.</summary>
public readonly record struct CountryCode : IComparable<CountryCode>
{
    private readonly char _first;
    private readonly char _second;

    private CountryCode(char first, char second)
    {
        _first = first;
        _second = second;
    }

    /// <summary>The code in lower case, as in a flag's address.</summary>
    public string Lower => new([char.ToLowerInvariant(_first), char.ToLowerInvariant(_second)]);

    /// <summary>Reads a code of exactly two letters in any case.</summary>
    /// <exception cref="FormatException">The text is not two letters of the basic Latin alphabet.</exception>
    public static CountryCode Parse(string text) =>
        TryParse(text, out var code)
            ? code
            : throw new FormatException($"'{text}' is not a country code: write two letters, such as BR.");

    /// <summary>Reads a code of exactly two letters in any case; false when the text is anything else.</summary>
    public static bool TryParse(string? text, out CountryCode code)
    {
        if (text is [var first, var second] && char.IsAsciiLetter(first) && char.IsAsciiLetter(second))
        {
            code = new CountryCode(char.ToUpperInvariant(first), char.ToUpperInvariant(second));
            return true;
        }

        code = default;
        return false;
    }

    /// <summary>Alphabetical order.</summary>
    public int CompareTo(CountryCode other) => (_first, _second).CompareTo((other._first, other._second));

    /// <summary>The code in upper case.</summary>
    public override string ToString() => new([_first, _second]);

    /// <summary>Whether the left code comes earlier in the alphabet.</summary>
    public static bool operator <(CountryCode left, CountryCode right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left code comes later in the alphabet.</summary>
    public static bool operator >(CountryCode left, CountryCode right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left code comes earlier in the alphabet or is the same.</summary>
    public static bool operator <=(CountryCode left, CountryCode right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left code comes later in the alphabet or is the same.</summary>
    public static bool operator >=(CountryCode left, CountryCode right) => left.CompareTo(right) >= 0;
}
