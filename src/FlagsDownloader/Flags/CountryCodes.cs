namespace FlagsDownloader.Flags;

/// <summary>The sets of country codes that can be selected; each sorted, without repeats.</summary>
public static class CountryCodes
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The 20 most populous countries: the default selection.</summary>
    public static IReadOnlyList<CountryCode> Pop20 { get; } =
        Read("CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR");

    /// <summary>The 194 countries whose flag the case study's servers have.</summary>
    public static IReadOnlyList<CountryCode> All { get; } = Read("""
        AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM
        CN CO CR CU CV CY CZ DE DJ DK DM DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR
        HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC
        MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA
        RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA
        UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW
        """);

    /// <summary>All 676 codes AA–ZZ: 194 are found, 482 are not.</summary>
    public static IReadOnlyList<CountryCode> Every { get; } =
        [.. Alphabet.SelectMany(StartingWith)];

    /// <summary>The 26 codes that begin with a letter: <c>A</c> → AA…AZ.</summary>
    /// <exception cref="FormatException">The character is not a letter of the basic Latin alphabet.</exception>
    public static IEnumerable<CountryCode> StartingWith(char letter) =>
        Alphabet.Select(second => CountryCode.Parse($"{letter}{second}"));

    private static CountryCode[] Read(string codes) =>
        [.. codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(CountryCode.Parse).Order()];
}
