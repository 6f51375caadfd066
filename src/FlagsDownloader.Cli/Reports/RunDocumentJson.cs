using System.Text.Json.Serialization;

namespace FlagsDownloader.Cli.Reports;

/// <summary>How a run is written as JSON; generated, because reflection would not survive native compilation.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(RunDocument))]
internal sealed partial class RunDocumentJson : JsonSerializerContext;
