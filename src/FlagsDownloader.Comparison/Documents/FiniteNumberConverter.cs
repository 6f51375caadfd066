using System.Text.Json;
using System.Text.Json.Serialization;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>
/// Numbers that can be reckoned with. JSON has no infinity: a ratio to nothing is written as null instead of ending the program.
/// And it has no largest number: 1e999 is read as infinity unless somebody minds.
/// </summary>
internal sealed class FiniteNumberConverter : JsonConverter<double>
{
    /// <summary>Thirty thousand years in seconds. Sums of a million such are still exact to the second.</summary>
    internal const double MaxMagnitude = 1e12;

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && Math.Abs(value) <= MaxMagnitude
            ? value
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
