using System.Text.Json.Serialization;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Merges;

/// <summary>Reads runs of shards. It is generated, because a native program has no reflection for it.</summary>
[JsonSerializable(typeof(ShardRunDocument))]
internal sealed partial class ShardRunDocumentJson : JsonSerializerContext
{
    /// <summary>The context.</summary>
    public static ShardRunDocumentJson Readable { get; } = new(DocumentFormat.NewOptions());
}
