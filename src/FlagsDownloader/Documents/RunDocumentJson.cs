using System.Text.Json.Serialization;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Documents;

/// <summary>How a run is written as JSON; generated, because reflection would not survive native compilation.</summary>
[JsonSerializable(typeof(RunDocument))]
public sealed partial class RunDocumentJson : JsonSerializerContext
{
    /// <summary>The context for writing.</summary>
    public static RunDocumentJson Readable { get; } = new(DocumentFormat.NewOptions());
}
