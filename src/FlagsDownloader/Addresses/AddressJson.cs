using System.Text.Json;
using FlagsDownloader.Items;

namespace FlagsDownloader.Addresses;

/// <summary>Reads an item written as a JSON object on one line. It is used once.</summary>
internal sealed class AddressJson
{
    private const string Example = """{"url": "https://example.com/a.gif"}""";

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<RequestHeader> _headers = [];
    private string? _url, _name, _sha256;
    private long? _size;

    /// <exception cref="FormatException">The line cannot be used. The message does not show the value of a header.</exception>
    public AddressEntry Read(ReadOnlySpan<byte> line, int number, string list)
    {
        if (FindFault(line) is { } fault)
        {
            throw new FormatException(fault);
        }

        return new AddressEntry(number, AddressText.Parse(_url ?? throw new FormatException($"the JSON object has no url: write {Example}.")))
        {
            List = list,
            Name = _name,
            Sha256 = _sha256,
            Size = _size,
            Headers = _headers.Count == 0 ? [] : _headers.ToArray(),
        };
    }

    // Not the inner exception of the error: its message may show a part of a secret.
    private string? FindFault(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                ReadProperty(ref json);
            }

            // Finds text after the object.
            json.Read();
            return null;
        }
        catch (JsonException exception)
        {
            return $"the line is not JSON at byte {exception.BytePositionInLine + 1}: write one object on one line, such as {Example}.";
        }
        catch (InvalidOperationException)
        {
            return "a text of the JSON object has half a surrogate pair: write both halves, or the character itself.";
        }
    }

    private void ReadProperty(ref Utf8JsonReader json)
    {
        var property = json.GetString()!;
        if (!_seen.Add(property))
        {
            throw new FormatException($"the property {AddressText.Quote(property)} is there twice: write it once.");
        }

        json.Read();
        switch (property)
        {
            case "url":
                _url = ReadText(ref json, property);
                break;
            case "name":
                _name = ReadText(ref json, property);
                break;
            case "sha256":
                _sha256 = ReadText(ref json, property);
                break;
            case "size":
                _size = ReadSize(ref json);
                break;
            case "headers":
                ReadHeaders(ref json);
                break;
            default:
                throw new FormatException(
                    $"{AddressText.Quote(property)} is not a property of an item: write url, name, sha256, size or headers.");
        }
    }

    private static string? ReadText(ref Utf8JsonReader json, string property) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => json.GetString(),
        _ => throw new FormatException($"the property '{property}' is not a text: write it in quotation marks."),
    };

    private static long? ReadSize(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number when json.TryGetInt64(out var size) => size,
        _ => throw new FormatException(AddressText.InvalidSize),
    };

    private void ReadHeaders(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("""the property 'headers' is not an object: write {"NAME": "VALUE"}.""");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (json.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            {
                throw new FormatException("the value of a header is not a text: write it in quotation marks.");
            }

            if (!names.Add(name))
            {
                throw new FormatException("a header is there twice: write it once.");
            }

            if (json.GetString() is { } value)
            {
                _headers.Add(new RequestHeader(name, value));
            }
        }
    }
}
