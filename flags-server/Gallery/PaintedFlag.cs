using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlagsServer.Countries;
using FlagsServer.Drawing;

namespace FlagsServer.Gallery;

/// <summary>One country's files.</summary>
internal sealed class PaintedFlag
{
    private PaintedFlag(Country country, byte[] image, byte[] metadata)
    {
        Country = country;
        Image = image;
        Metadata = metadata;
    }

    /// <summary>Whose flag.</summary>
    public Country Country { get; }

    /// <summary>A GIF.</summary>
    public byte[] Image { get; }

    /// <summary>JSON in the case study's form and spacing, UTF-8.</summary>
    public byte[] Metadata { get; }

    /// <summary>Paints a country's flag.</summary>
    public static PaintedFlag Paint(Country country) => new(country, FlagPainter.Paint(country), Describe(country));

    private static byte[] Describe(Country country) => Encoding.UTF8.GetBytes(
        $$"""{"tld_cc": {{Quote(country.Tld)}}, "iso_cc": {{Quote(country.Code)}}, "country": {{Quote(country.Name)}}, "gec_cc": {{Quote(country.Gec)}}}""");

    // Relaxed: "Côte d'Ivoire" stays readable. Nobody embeds this text in HTML, which is what the strict encoder is for.
    private static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
