using System.Text;
using FlagsServer.Flags;

namespace FlagsServer.Http;

/// <summary>Content of a given type and size. A GIF, a PNG, JSON or text is valid if it is large enough; everything else is text too.</summary>
internal static class GeneratedContent
{
    /// <summary>The type of content whose type is not known.</summary>
    public const string DefaultType = "application/octet-stream";

    private const string Line = "Content of flags-server, as long as what was recorded.\n";

    // One for all: most types differ in nothing but their size.
    private static readonly Lock Growing = new();
    private static byte[] _text = [];

    // 1 x 1 pixel, black.
    private static readonly byte[] Gif = Convert.FromHexString("47494638396101000100800000000000FFFFFF2C00000000010001000002024401003B");

    /// <summary>Creates content.</summary>
    /// <param name="type">The media type without parameters; null if it is not known.</param>
    /// <param name="size">In bytes, exactly.</param>
    public static ReadOnlyMemory<byte> Create(string? type, int size) => type switch
    {
        "image/gif" when GifPadding.Pad(Gif, size) is var gif && gif.Length == size => gif,
        "image/png" when GeneratedPng.Create(size) is { } png => png,
        _ when size > 0 && IsJson(type) => Json(size),
        _ => Text(size),
    };

    private static bool IsJson(string? type) =>
        type is "application/json" or "text/json" || type?.EndsWith("+json", StringComparison.Ordinal) == true;

    // A string of JSON; a digit where there is no room for its quotes.
    private static byte[] Json(int size)
    {
        var json = new byte[size];
        json.AsSpan().Fill((byte)(size == 1 ? '1' : 'x'));
        if (size > 1)
        {
            json[0] = json[^1] = (byte)'"';
        }

        return json;
    }

    private static ReadOnlyMemory<byte> Text(int size)
    {
        lock (Growing)
        {
            if (_text.Length < size)
            {
                var line = Encoding.ASCII.GetBytes(Line);
                _text = new byte[size];
                for (var at = 0; at < size; at += line.Length)
                {
                    line.AsSpan(0, Math.Min(line.Length, size - at)).CopyTo(_text.AsSpan(at));
                }
            }

            return _text.AsMemory(0, size);
        }
    }
}
