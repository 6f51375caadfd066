using System.Text.Json;
using System.Text.Json.Serialization;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>
/// Finite numbers. JSON has no infinity: a division by zero is written as null, and does not end the program. JSON has no largest
/// number either: without a check, 1e999 is read as infinity.
/// </summary>
internal sealed class FiniteNumberConverter : JsonConverter<double>
{
    /// <summary>Thirty thousand years in seconds. A sum of a million of them is still exact to the second.</summary>
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
