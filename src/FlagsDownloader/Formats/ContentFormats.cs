using FlagsDownloader.Items;

namespace FlagsDownloader.Formats;

/// <summary>The formats' names, as options and documents write them, and their checks.</summary>
public static class ContentFormats
{
    private static readonly string[] AllNames = ["any", "gif", "png", "jpeg", "json", "text"];

    /// <summary>All names, in lower case, in the order of <see cref="ContentFormat"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = Array.AsReadOnly(AllNames);

    /// <summary>The name of a format: <c>png</c>.</summary>
    /// <param name="format">A format.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format does not exist.</exception>
    public static string NameOf(ContentFormat format) =>
        Enum.IsDefined(format) ? AllNames[(int)format] : throw new ArgumentOutOfRangeException(nameof(format), format, "No such format.");

    /// <summary>Reads a name, in upper or lower case. A number is no name.</summary>
    /// <param name="text">What may be a name.</param>
    /// <param name="format">The format; <see cref="ContentFormat.Any"/> if there is none of this name.</param>
    /// <returns>Whether there is a format of this name.</returns>
    public static bool TryParse(string? text, out ContentFormat format)
    {
        var index = Array.FindIndex(AllNames, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        format = (ContentFormat)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>The check of a format; null for <see cref="ContentFormat.Any"/>, which accepts everything.</summary>
    /// <param name="format">A format.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format does not exist.</exception>
    public static ContentCheck? CheckOf(ContentFormat format) => format switch
    {
        ContentFormat.Any => null,
        ContentFormat.Gif => GifFormat.Check,
        ContentFormat.Png => PngFormat.Check,
        ContentFormat.Jpeg => JpegFormat.Check,
        ContentFormat.Json => JsonFormat.Check,
        ContentFormat.Text => TextFormat.Check,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
    };
}
