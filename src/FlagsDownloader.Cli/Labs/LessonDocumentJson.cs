using System.Text.Json.Serialization;

namespace FlagsDownloader.Cli.Labs;

/// <summary>How a lesson is written as JSON; generated, because reflection would not survive native compilation.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(LessonDocument))]
internal sealed partial class LessonDocumentJson : JsonSerializerContext;
