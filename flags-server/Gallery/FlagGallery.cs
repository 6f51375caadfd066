using FlagsServer.Countries;

namespace FlagsServer.Gallery;

/// <summary>All flags, painted. Immutable, and one for all profiles.</summary>
internal sealed class FlagGallery
{
    private readonly PaintedFlag[] _flags;
    private readonly short[] _indexByCode = new short[26 * 26];

    /// <summary>A gallery of flags that are painted.</summary>
    /// <param name="flags">By code.</param>
    public FlagGallery(PaintedFlag[] flags)
    {
        _flags = flags;
        Array.Fill(_indexByCode, (short)-1);
        for (var i = 0; i < flags.Length; i++)
        {
            var code = flags[i].Code;
            _indexByCode[((code[0] - 'A') * 26) + code[1] - 'A'] = (short)i;
        }
    }

    /// <summary>The flags, by code.</summary>
    public IReadOnlyList<PaintedFlag> Flags => _flags;

    /// <summary>All flags: as they were painted when the program was built, otherwise painted now.</summary>
    public static FlagGallery Open() => FlagPack.Read(FlagPack.BesideTheProgram) ?? Paint();

    /// <summary>Paints all flags, on all cores.</summary>
    public static FlagGallery Paint()
    {
        var countries = CountryTable.All;
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
