using System.Text.Json.Serialization;
using FlagsServer.Traffic;

namespace FlagsServer.Http;

/// <summary>Long reports as JSON: a hundred thousand requests are 20 MB so, and 35 MB with a line for each figure.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RequestsReport))]
[JsonSerializable(typeof(PlanReport))]
internal sealed partial class CompactJson : JsonSerializerContext;
