using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlagPainting.Countries;

namespace FlagPainting.Painting;

/// <summary>The folder that flags-server embeds: one GIF for each country, and <c>countries.json</c>.</summary>
public static class FlagFolder
{
    /// <summary>The name of the file with the countries' names and codes.</summary>
    public const string CountriesFile = "countries.json";

    /// <summary>Writes all files; files of the same names are overwritten.</summary>
    /// <param name="folder">Created where it does not exist.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be written.</exception>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in Paint())
        {
            File.WriteAllBytes(Path.Combine(folder, name), content);
        }
    }

    /// <summary>All files, by name; the same bytes on every machine.</summary>
    public static IReadOnlyDictionary<string, byte[]> Paint()
    {
        var countries = CountryTable.All;
        var images = new byte[countries.Count][];
        Parallel.For(0, images.Length, i => images[i] = FlagPainter.Paint(countries[i]));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [CountriesFile] = Encoding.UTF8.GetBytes($"[\n{string.Join(",\n", countries.Select(Describe))}\n]\n"),
        };
        for (var i = 0; i < images.Length; i++)
        {
            files.Add($"{countries[i].Code.ToLowerInvariant()}.gif", images[i]);
        }

        return files;
    }

    /// <summary>A country in the case study's form and spacing.</summary>
    private static string Describe(Country country) =>
        $$"""{"tld_cc": {{Quote(country.Tld)}}, "iso_cc": {{Quote(country.Code)}}, "country": {{Quote(country.Name)}}, "gec_cc": {{Quote(country.Gec)}}}""";

    // The relaxed encoder keeps "Côte d'Ivoire" readable. The strict one is for text that is embedded in HTML.
    private static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
