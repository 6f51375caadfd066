using System.Globalization;
using System.IO.Compression;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>The names of Unicode's characters, which are embedded in the program. tools/unicode-names.py describes the file.</summary>
internal sealed class CharacterNames
{
    private readonly List<NameRule> _rules = [];
    private readonly List<UnicodeCharacter> _characters = [];

    private CharacterNames(StreamReader lines)
    {
        Version = lines.ReadLine()!;
        var code = 0;
        while (lines.ReadLine() is { } line)
        {
            switch (line[0])
            {
                case '*':
                    var parts = line[1..].Split(' ', 3);
                    _rules.Add(NameRule.Create(ParseCode(parts[0]), ParseCode(parts[1]), parts[2]));
                    break;
                case '=':
                    code = ParseCode(line.AsSpan(1));
                    break;
                default:
                    _characters.Add(new UnicodeCharacter(code++, line));
                    break;
            }
        }
    }

    /// <summary>The version of the standard: <c>Unicode 15.1.0</c>.</summary>
    public string Version { get; }

    /// <summary>The characters with names of their own, by code point.</summary>
    public IReadOnlyList<UnicodeCharacter> Characters => _characters;

    /// <summary>The ranges with names by a rule, by code point.</summary>
    public IReadOnlyList<NameRule> Rules => _rules;

    /// <summary>Reads the names: some milliseconds of work.</summary>
    public static CharacterNames Read()
    {
        const string resource = "unicode-names.txt.gz";
        using var packed = typeof(CharacterNames).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program lacks its resource {resource}.");
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return new CharacterNames(reader);
    }

    private static int ParseCode(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
