using System.Text.Json.Serialization;
using FlagsServer.Statistics;

namespace FlagsServer.Http;

/// <summary>The reports as JSON, by generated code, because reflection would slow down the start.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(StatisticsReport))]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
