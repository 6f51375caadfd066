using System.Text.Json;

namespace FlagsDownloader.Flags;

/// <summary>Reads a site's metadata of a country: <c>{"country": "Brazil", …}</c>.</summary>
internal static class FlagMetadata
{
    /// <summary>The country's name; null when the text is not JSON or has no such string.</summary>
    public static string? ReadCountry(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return JsonElement.TryParseValue(ref reader, out var document)
                && !reader.Read()
                && document.Value.ValueKind == JsonValueKind.Object
                && document.Value.TryGetProperty("country", out var country)
                && country.ValueKind == JsonValueKind.String
                    ? country.GetString()
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half a surrogate pair.
            return null;
        }
    }
}
