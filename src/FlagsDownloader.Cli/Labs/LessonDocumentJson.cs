using System.Text.Json.Serialization;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Labs;

/// <summary>Writes a lesson as JSON. It is generated, because a native program has no reflection for it.</summary>
[JsonSerializable(typeof(LessonDocument))]
internal sealed partial class LessonDocumentJson : JsonSerializerContext
{
    /// <summary>The context with indented output.</summary>
    public static LessonDocumentJson Readable { get; } = new(DocumentFormat.NewOptions());
}
