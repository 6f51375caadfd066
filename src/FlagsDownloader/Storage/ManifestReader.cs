using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Storage;

/// <summary>Reads a manifest entry by entry: it may be larger than the memory.</summary>
internal sealed class ManifestReader
{
    private readonly FileWindow _window;
    private readonly Action<ManifestEntry, long, int> _found;
    private JsonReaderState _state;
    private int? _version;
    private bool _hasFiles;

    private ManifestReader(SafeFileHandle file, Action<ManifestEntry, long, int> found) => (_window, _found) = (new FileWindow(file), found);

    /// <summary>Reads a manifest; false if it is damaged or foreign, which may show only after some of its entries.</summary>
    /// <param name="file">The file.</param>
    /// <param name="found">Takes each entry, its offset in the file, and its length in bytes.</param>
    public static bool TryRead(SafeFileHandle file, Action<ManifestEntry, long, int> found)
    {
        try
        {
            var reader = new ManifestReader(file, found);
            while (reader.ReadStep())
            {
            }

            return reader is { _version: ManifestDocument.CurrentSchemaVersion, _hasFiles: true };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a version that is no number, or a string with half a surrogate pair.
            return false;
        }
    }

    // False at the end.
    private bool ReadStep()
    {
        while (true)
        {
            var json = new Utf8JsonReader(_window.Unread, _window.IsAtEnd, _state);
            if (TryStep(ref json))
            {
                _window.Advance((int)json.BytesConsumed);
                _state = json.CurrentState;
                return true;
            }

            if (!_window.ReadMore())
            {
                return false;
            }
        }
    }

    // An entry, a property or a bracket; false if the window ends within it. At the end of the file, the reader throws in that case.
    private bool TryStep(ref Utf8JsonReader json)
    {
        if (!json.Read())
        {
            return false;
        }

        switch (json.TokenType, json.CurrentDepth)
        {
            case (JsonTokenType.StartObject, 0):
            case (JsonTokenType.EndObject, 0):
            case (JsonTokenType.EndArray, 1):
            case (JsonTokenType.Null, 2):
                return true;
            case (JsonTokenType.PropertyName, 1):
                return TryReadProperty(ref json);
            case (JsonTokenType.StartObject, 2):
                return TryReadEntry(ref json);
            default:
                throw new JsonException("Not a manifest.");
        }
    }

    private bool TryReadProperty(ref Utf8JsonReader json)
    {
        var (isVersion, isFiles) = (json.ValueTextEquals("schema_version"u8), json.ValueTextEquals("files"u8));
        if (!json.Read())
        {
            return false;
        }

        if (isVersion)
        {
            _version = json.TryGetInt32(out var version) ? version : null;
        }

        if (!isFiles)
        {
            return json.TrySkip();
        }

        _hasFiles = json.TokenType == JsonTokenType.StartArray ? true : throw new JsonException("Not a list of files.");
        return true;
    }

    private bool TryReadEntry(ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        if (!json.TrySkip())
        {
            return false;
        }

        var bytes = _window.Unread[start..(int)json.BytesConsumed];
        if (JsonSerializer.Deserialize(bytes, ManifestJson.Lines.ManifestEntry) is { } entry)
        {
            _found(entry, _window.Offset + start, bytes.Length);
        }

        return true;
    }
}
