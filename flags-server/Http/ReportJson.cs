using System.Text.Json.Serialization;
using FlagsServer.Traffic;

namespace FlagsServer.Http;

/// <summary>The reports as JSON, by generated code: reflection would cost start-up.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(TrafficReport))]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
