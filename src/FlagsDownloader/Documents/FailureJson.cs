using System.Text.Json;
using System.Text.Json.Serialization;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Documents;

/// <summary>How failures are written and read as lines of JSON; generated, because reflection would not survive native compilation.</summary>
[JsonSerializable(typeof(FailureDocument))]
public sealed partial class FailureJson : JsonSerializerContext
{
    /// <summary>The context to use.</summary>
    public static FailureJson Lines { get; } = new(new JsonSerializerOptions(DocumentFormat.NewOptions()) { WriteIndented = false });
}
