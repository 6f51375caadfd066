using System.Text.Json.Serialization;

namespace FlagsServer.Settings;

/// <summary>Reads recordings, by generated code, because a native program has no reflection for it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RecordingDocument))]
internal sealed partial class RecordingJson : JsonSerializerContext;
