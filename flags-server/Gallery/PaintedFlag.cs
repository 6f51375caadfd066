using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlagsServer.Countries;
using FlagsServer.Drawing;

namespace FlagsServer.Gallery;

/// <summary>One country's files.</summary>
/// <param name="Code">ISO 3166-1, upper case.</param>
/// <param name="Name">In English.</param>
/// <param name="Image">A GIF.</param>
/// <param name="Metadata">JSON in the case study's form and spacing, UTF-8.</param>
internal sealed record PaintedFlag(string Code, string Name, byte[] Image, byte[] Metadata)
{
    /// <summary>Paints a country's flag.</summary>
    public static PaintedFlag Paint(Country country) =>
        new(country.Code, country.Name, FlagPainter.Paint(country), Describe(country));

    private static byte[] Describe(Country country) => Encoding.UTF8.GetBytes(
        $$"""{"tld_cc": {{Quote(country.Tld)}}, "iso_cc": {{Quote(country.Code)}}, "country": {{Quote(country.Name)}}, "gec_cc": {{Quote(country.Gec)}}}""");

    // Relaxed: "Côte d'Ivoire" stays readable. Nobody embeds this text in HTML, which is what the strict encoder is for.
    private static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
