using System.Text.Json;
using System.Text.Json.Serialization;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Documents;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>How a comparison is written as JSON, and how saved documents are read; generated, as <see cref="RunDocumentJson"/> is.</summary>
[JsonSerializable(typeof(ComparisonDocument))]
[JsonSerializable(typeof(ChangeDocument))]
public sealed partial class ComparisonDocumentJson : JsonSerializerContext
{
    /// <summary>The context for writing. It also reads, and throws a <see cref="JsonException"/> if a value is missing.</summary>
    public static ComparisonDocumentJson Readable { get; } = new(NewOptions());

    private static JsonSerializerOptions NewOptions() => new(DocumentFormat.NewOptions())
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new FiniteNumberConverter(), new JsonStringEnumConverter<TimeBasis>(JsonNamingPolicy.SnakeCaseLower), new JsonStringEnumConverter<ChangeVerdict>(JsonNamingPolicy.SnakeCaseLower) },
    };
}
