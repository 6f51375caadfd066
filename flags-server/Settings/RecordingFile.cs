using System.Text.Json;
using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>Reads the file of a recording, and checks all of it.</summary>
internal static class RecordingFile
{
    private const string Expected = "give a file that 'flags record' wrote";

    /// <summary>Reads a recording.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The recording, or one line that says what is wrong with the file.</returns>
    public static Parsed<Recording> Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Failed($"cannot read '{path}': {Expected} ({e.Message.TrimEnd('.')})");
        }
    }

    /// <summary>Reads the content of a recording.</summary>
    /// <param name="content">UTF-8, with or without a byte order mark.</param>
    /// <param name="path">The name of the file in errors.</param>
    public static Parsed<Recording> Parse(ReadOnlySpan<byte> content, string path)
    {
        if (content.StartsWith("\uFEFF"u8))
        {
            content = content[3..];
        }

        RecordingDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(content, RecordingJson.Default.RecordingDocument);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half a surrogate pair.
            document = null;
        }

        return document switch
        {
            null or { SchemaVersion: null } or { Addresses: null } => Failed($"'{path}' is not a recording: {Expected}"),
            { SchemaVersion: not RecordingDocument.CurrentSchemaVersion } => Failed(
                $"'{path}' has schema_version {document.SchemaVersion}, this program reads {RecordingDocument.CurrentSchemaVersion}: use the version that wrote it"),
            { Addresses: [] } => Failed($"'{path}' has no addresses: {Expected}"),
            _ => Group(document.Addresses, path),
        };
    }

    private static Parsed<Recording> Group(IReadOnlyList<RecordingDocument.Address?> addresses, string path)
    {
        var origins = new List<(string Origin, List<RecordedAddress> Addresses)>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<(int, string)>();
        var list = new List<(int, string)>();
        foreach (var written in addresses)
        {
            var address = RecordedAddressSyntax.Read(written);
            if (address.Error is { } error)
            {
                return Failed($"'{path}': {written?.Target ?? "an address"}: {error}");
            }

            var origin = written!.Origin!;
            if (!indexes.TryGetValue(origin, out var index))
            {
                indexes[origin] = index = origins.Count;
                origins.Add((origin, []));
            }

            if (!seen.Add((index, address.Value.Target)))
            {
                return Failed($"'{path}': {origin}{address.Value.Target} is there twice: {Expected}");
            }

            origins[index].Addresses.Add(address.Value);
            list.Add((index, address.Value.Target));
        }

        return new Recording([.. origins.Select(origin => new RecordedOrigin(origin.Origin, origin.Addresses))], list);
    }

    private static Parsed<Recording> Failed(string error) => Parsed<Recording>.Failed(error);
}
