using System.Text.Json.Serialization;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Merges;

/// <summary>Writes the sums of shards as JSON. It is generated, because a native program has no reflection for it.</summary>
[JsonSerializable(typeof(MergeDocument))]
internal sealed partial class MergeDocumentJson : JsonSerializerContext
{
    /// <summary>The context with indented output.</summary>
    public static MergeDocumentJson Readable { get; } = new(DocumentFormat.NewOptions());
}
