namespace FlagsServer.Flags;

/// <summary>Orders flags by the country's name, as a reader does who ignores accents, capitals and hyphens.</summary>
internal static class NameOrder
{
    // The server has no tables of culture, with which .NET could take the accents off by itself.
    private const string Accented = "áãçéíôü";
    private const string Plain = "aaceiou";

    /// <summary>The flags in that order.</summary>
    public static IEnumerable<FlagFile> Sort(IEnumerable<FlagFile> flags) => flags.OrderBy(flag => Key(flag.Name), StringComparer.Ordinal);

    /// <summary>A name as it is compared: small letters without accents, and a space for everything else.</summary>
    public static string Key(string name) => string.Create(name.Length, name, static (key, name) =>
    {
        for (var i = 0; i < key.Length; i++)
        {
            var letter = char.ToLowerInvariant(name[i]);
            key[i] = Accented.IndexOf(letter) is var place and >= 0 ? Plain[place] : char.IsLetter(letter) ? letter : ' ';
        }
    });
}
