using System.Text.Json;
using System.Text.Json.Serialization;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Storage;

/// <summary>
/// Reads and writes a manifest as JSON. The code is generated, because native compilation removes what reflection needs.
/// </summary>
[JsonSerializable(typeof(ManifestDocument))]
[JsonSerializable(typeof(ManifestEntry))]
[JsonSerializable(typeof(PartNote))]
internal sealed partial class ManifestJson : JsonSerializerContext
{
    /// <summary>The instance to use.</summary>
    public static ManifestJson Readable { get; } = new(DocumentFormat.NewOptions());

    /// <summary>The instance for lines of JSON.</summary>
    public static ManifestJson Lines { get; } = new(new JsonSerializerOptions(DocumentFormat.NewOptions()) { WriteIndented = false });
}
