using System.Text.Json.Serialization;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Recordings;

/// <summary>Writes recordings as JSON. It is generated, because a native program has no reflection for it.</summary>
[JsonSerializable(typeof(RecordingDocument))]
internal sealed partial class RecordingJson : JsonSerializerContext
{
    /// <summary>The context with indented output.</summary>
    public static RecordingJson Readable { get; } = new(DocumentFormat.NewOptions());
}
