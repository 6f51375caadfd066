namespace FlagsServer.Settings;

/// <summary>What a replay needs of a recording's document. docs/recording.schema.json has all of it.</summary>
/// <param name="SchemaVersion">The version of the format; null if the document is something else.</param>
/// <param name="Addresses">The addresses.</param>
internal sealed record RecordingDocument(int? SchemaVersion, IReadOnlyList<RecordingDocument.Address?>? Addresses)
{
    /// <summary>The version that this program reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>One address.</summary>
    internal sealed record Address(string? Origin, string? Target, IReadOnlyList<Outcome?>? Outcomes);

    /// <summary>One outcome of an address.</summary>
    internal sealed record Outcome(
        string? Kind,
        int? Status,
        string? Type,
        int Count,
        double[]? Sizes,
        double[]? DelayMs,
        double[]? BodyMs,
        double[]? RetryAfterSeconds);
}
