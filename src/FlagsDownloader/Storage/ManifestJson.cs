using System.Text.Json.Serialization;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Storage;

/// <summary>How a manifest is written as JSON; generated, because reflection would not survive native compilation.</summary>
[JsonSerializable(typeof(ManifestDocument))]
internal sealed partial class ManifestJson : JsonSerializerContext
{
    /// <summary>The one to write and to read with.</summary>
    public static ManifestJson Readable { get; } = new(DocumentFormat.NewOptions());
}
