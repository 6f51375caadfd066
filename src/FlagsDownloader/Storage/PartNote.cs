using System.Text.Json;

namespace FlagsDownloader.Storage;

/// <summary>What a part of a file is a part of. It is written before the part's first byte.</summary>
/// <param name="SchemaVersion">Changes when a field changes its meaning or goes.</param>
/// <param name="Url">The address.</param>
/// <param name="Validator">The content's strong validator.</param>
internal sealed record PartNote(int SchemaVersion, string Url, string Validator)
{
    /// <summary>The version that this program writes.</summary>
    public const int CurrentSchemaVersion = 1;

    // An address and a header, both limited.
    private const int MaxBytes = 1 << 20;

    /// <summary>Reads a note; null where there is none that can be used.</summary>
    public static PartNote? Read(string path)
    {
        try
        {
            var size = RegularFile.SizeOf(path);
            return size is > 0 and <= MaxBytes && RegularFile.Read(path, (int)size) is { } content
                && JsonSerializer.Deserialize(content, ManifestJson.Readable.PartNote)
                    is { SchemaVersion: CurrentSchemaVersion, Url: not null, Validator.Length: > 0 } note
                ? note
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half a surrogate pair.
            return null;
        }
    }

    /// <summary>Writes the note.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(string path) => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Readable.PartNote));
}
