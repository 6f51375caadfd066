using FlagsServer.Countries;

namespace FlagsServer.Gallery;

/// <summary>All flags, painted. Immutable, and one for all profiles.</summary>
internal sealed class FlagGallery
{
    private readonly PaintedFlag[] _flags;
    private readonly short[] _indexByCode = new short[26 * 26];

    private FlagGallery(PaintedFlag[] flags)
    {
        _flags = flags;
        Array.Fill(_indexByCode, (short)-1);
        for (var i = 0; i < flags.Length; i++)
        {
            var code = flags[i].Country.Code;
            _indexByCode[((code[0] - 'A') * 26) + code[1] - 'A'] = (short)i;
        }
    }

    /// <summary>The flags, by code.</summary>
    public IReadOnlyList<PaintedFlag> Flags => _flags;

    /// <summary>Paints flags, on all cores.</summary>
    /// <param name="countries">Whose, sorted by code.</param>
    public static FlagGallery Paint(IReadOnlyList<Country> countries)
    {
        var flags = new PaintedFlag[countries.Count];
        Parallel.For(0, flags.Length, i => flags[i] = PaintedFlag.Paint(countries[i]));
        return new(flags);
    }

    /// <summary>Where a country stands in <see cref="Flags"/>.</summary>
    /// <param name="code">As it stands in addresses: two small letters.</param>
    /// <returns>The index, or -1 when no country has the code.</returns>
    public int IndexOf(ReadOnlySpan<char> code) =>
        code is [>= 'a' and <= 'z', >= 'a' and <= 'z'] ? _indexByCode[((code[0] - 'a') * 26) + code[1] - 'a'] : -1;
}
