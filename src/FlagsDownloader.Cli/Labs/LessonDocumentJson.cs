using System.Text.Json.Serialization;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Cli.Labs;

/// <summary>How a lesson is written as JSON; generated, because reflection would not survive native compilation.</summary>
[JsonSerializable(typeof(LessonDocument))]
internal sealed partial class LessonDocumentJson : JsonSerializerContext
{
    /// <summary>The one to write with.</summary>
    public static LessonDocumentJson Readable { get; } = new(DocumentFormat.NewOptions());
}
