using System.Text.Json.Serialization;

namespace FlagsDownloader.Comparison.Html;

/// <summary>How the page's data are written; generated, because reflection would not survive native compilation.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReportPayload))]
internal sealed partial class ReportJson : JsonSerializerContext;
