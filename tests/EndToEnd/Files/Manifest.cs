using System.Text.Json;

namespace FlagsDownloader.EndToEnd.Files;

/// <summary>The manifest file, read without the program's code.</summary>
internal static class Manifest
{
    public const string FileName = ".flags-manifest.json";

    /// <summary>The manifest, and the journals of runs that were killed.</summary>
    public const string Pattern = ".flags-manifest*.json*";

    /// <summary>Null for a complete file.</summary>
    public static string? Fault(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return document.RootElement.GetProperty("schema_version").GetInt32() == 1
                && document.RootElement.GetProperty("files").EnumerateArray().All(file => file.GetProperty("etag").GetString() is { Length: > 2 })
                ? null
                : "the manifest is not one";
        }
        catch (JsonException exception)
        {
            return $"the manifest is not whole: {exception.Message}";
        }
    }
}
