using System.Text.Json;

namespace FlagsDownloader.Formats;

/// <summary>Checks whether bytes are one JSON value in UTF-8 (RFC 8259).</summary>
/// <remarks>
/// A byte order mark may be its beginning. Comments, and commas before the end of an array or object, are faults. Not checked: whether
/// names repeat, what <c>\u</c> escapes stand for, and whether numbers are too large for a program. A number alone does not say where
/// it ends, so a cut one passes.
/// </remarks>
public static class JsonFormat
{
    /// <summary>How deep values may be nested: 1,000 arrays and objects.</summary>
    public const int MaxDepth = 1000;

    // One level more than allowed, so that the check itself finds and names the fault.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth + 1 };

    /// <summary>Null for one JSON value; otherwise a description of the first fault, with its line and byte, both from 1.</summary>
    public static string? Check(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return "not JSON: it is empty";
        }

        content = Utf8Content.SkipByteOrderMark(content);
        if (!content.ContainsAnyExcept(" \t\r\n"u8))
        {
            return "not JSON: it has no value";
        }

        var invalid = Utf8Content.FindInvalid(content, out var isCut);
        var valid = invalid < 0 ? content : content[..invalid];

        // As if more followed: what is a fault then is not only a missing end.
        var reader = new Utf8JsonReader(valid, isFinalBlock: false, new JsonReaderState(Options));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && reader.CurrentDepth == MaxDepth)
                {
                    var place = Place(valid, (int)reader.TokenStartIndex);
                    return $"not usable: more than {MaxDepth} arrays and objects within each other at {place}";
                }
            }
        }
        catch (JsonException exception)
        {
            return DescribeFault(valid, exception);
        }

        return invalid >= 0 && !isCut ? $"not JSON: byte 0x{content[invalid]:X2} at {Place(content, invalid)} is not UTF-8"
            : isCut || !IsComplete(valid[(int)reader.BytesConsumed..], reader.CurrentState)
                ? $"not whole JSON: it ends too early, at {Place(content, content.Length)}"
            : null;
    }

    private static bool IsComplete(ReadOnlySpan<byte> rest, JsonReaderState state)
    {
        var reader = new Utf8JsonReader(rest, isFinalBlock: true, state);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string DescribeFault(ReadOnlySpan<byte> valid, JsonException exception)
    {
        var offset = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
        {
            offset += valid[offset..].IndexOf((byte)'\n') + 1;
        }

        offset = Math.Min(offset + (int)(exception.BytePositionInLine ?? 0), valid.Length - 1);
        var what = valid[offset] is > (byte)' ' and <= (byte)'~' and var letter ? $"'{(char)letter}'" : $"byte 0x{valid[offset]:X2}";
        return $"not JSON: unexpected {what} at {Place(valid, offset)}";
    }

    private static string Place(ReadOnlySpan<byte> content, int offset) =>
        $"line {Utf8Content.LineOf(content, offset)}, byte {Utf8Content.ByteInLine(content, offset)}";
}
