using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FlagsDownloader.Storage;

/// <summary>A file in a folder, with the entity tag of its content.</summary>
/// <param name="Code">The item's label, e.g. <c>BR</c> or <c>BR#2</c>.</param>
/// <param name="Url">Its address.</param>
/// <param name="File">The file's name.</param>
/// <param name="Named">Whether the name came from the server.</param>
/// <param name="Bytes">The file's size.</param>
/// <param name="Sha256">The SHA-256 of its content, in hexadecimal digits.</param>
/// <param name="Etag">The entity tag that came with it, in its quotes (RFC 9110, section 8.8.3).</param>
/// <param name="Weak">Whether the tag is a weak one.</param>
internal sealed record ManifestEntry(
    string Code, string Url, string File, bool Named, long Bytes, string Sha256, string Etag, bool Weak)
{
    private const int DigestDigits = 64;

    /// <summary>The tag in a request: <c>"a"</c>, <c>W/"a"</c>.</summary>
    [JsonIgnore]
    public string Validator => Weak ? $"W/{Etag}" : Etag;

    /// <summary>Whether this program would write such an entry. Other programs may have changed the file.</summary>
    [JsonIgnore]
    public bool IsSound =>
        Code is { Length: > 0 }
        && Url is { Length: > 0 }
        && File is not null && FlagStore.IsUsable(File)
        && Bytes > 0
        && Sha256 is { Length: DigestDigits } && Sha256.All(char.IsAsciiHexDigit)
        && Etag is not null && EntityTagHeaderValue.TryParse(Validator, out var tag) && tag.IsWeak == Weak;

    /// <summary>Reads an entry from JSON; null if it is none.</summary>
    public static ManifestEntry? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ManifestJson.Lines.ManifestEntry);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half a surrogate pair.
            return null;
        }
    }
}
