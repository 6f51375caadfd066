using System.Text.Json.Serialization;

namespace FlagsDownloader.Comparison.Servers;

/// <summary>How flags-server's reports are read; generated, because reflection would not survive native compilation.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ServerHealth))]
[JsonSerializable(typeof(ServerCounts))]
[JsonSerializable(typeof(ServerLog))]
internal sealed partial class ServerJson : JsonSerializerContext;
