using System.Text.Json.Serialization;
using FlagsServer.Statistics;

namespace FlagsServer.Http;

/// <summary>Long reports as JSON without line breaks: a hundred thousand requests are 20 MB, and would be 35 MB with a line for each figure.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RequestsReport))]
[JsonSerializable(typeof(PlanReport))]
internal sealed partial class CompactJson : JsonSerializerContext;
