using FlagPainting.Drawing;

namespace FlagPainting.Countries;

/// <summary>A country as the server knows it.</summary>
/// <param name="Code">ISO 3166-1's two letters, upper case: <c>BR</c>.</param>
/// <param name="Name">The short name in English as the CIA's lists write it: <c>Korea, South</c>.</param>
/// <param name="Gec">
/// The code of the United States' list GEC, formerly FIPS 10-4, which often differs from ISO's: <c>KS</c>.
/// </param>
/// <param name="Tld">The top-level domain: <c>.kr</c>.</param>
/// <param name="Design">The flag's geometry and colours.</param>
public sealed record Country(string Code, string Name, string Gec, string Tld, FlagDesign Design);
