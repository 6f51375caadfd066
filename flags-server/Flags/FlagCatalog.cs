using System.Text;
using System.Text.Json;

namespace FlagsServer.Flags;

/// <summary>All flags. Immutable, and one for all profiles.</summary>
/// <remarks>The files are data in this folder, embedded in the program. tools/flag-painter painted them.</remarks>
internal sealed class FlagCatalog
{
    private readonly FlagFile[] _flags;
    private readonly short[] _indexByCode = new short[26 * 26];

    /// <summary>A catalogue of some flags.</summary>
    /// <param name="flags">By code.</param>
    public FlagCatalog(FlagFile[] flags)
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
    public IReadOnlyList<FlagFile> Flags => _flags;

    /// <summary>Reads the flags that are embedded in the program.</summary>
    public static FlagCatalog Load()
    {
        using var countries = JsonDocument.Parse(ReadResource("countries.json"));
        var flags = new FlagFile[countries.RootElement.GetArrayLength()];
        var i = 0;
        foreach (var country in countries.RootElement.EnumerateArray())
        {
            var code = country.GetProperty("iso_cc").GetString()!;
            var image = ReadResource($"{code.ToLowerInvariant()}.gif");
            flags[i++] = new(code, country.GetProperty("country").GetString()!, image, Encoding.UTF8.GetBytes(country.GetRawText()));
        }

        return new(flags);
    }

    /// <summary>The place of a country in <see cref="Flags"/>.</summary>
    /// <param name="code">As it stands in addresses: two small letters.</param>
    /// <returns>The index, or -1 when no country has the code.</returns>
    public int IndexOf(ReadOnlySpan<char> code) =>
        code is [>= 'a' and <= 'z', >= 'a' and <= 'z'] ? _indexByCode[((code[0] - 'a') * 26) + code[1] - 'a'] : -1;

    private static byte[] ReadResource(string name)
    {
        using var stream = typeof(FlagCatalog).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
