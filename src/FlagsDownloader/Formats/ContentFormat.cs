namespace FlagsDownloader.Formats;

/// <summary>What a download is expected to be. See <see cref="ContentFormats"/> for the names and the checks.</summary>
public enum ContentFormat
{
    /// <summary>Anything, even nothing: the content is not checked.</summary>
    Any,

    /// <summary>A whole GIF, see <see cref="GifFormat"/>.</summary>
    Gif,

    /// <summary>A whole PNG, see <see cref="PngFormat"/>.</summary>
    Png,

    /// <summary>A JPEG that is whole as far as its structure shows, see <see cref="JpegFormat"/>.</summary>
    Jpeg,

    /// <summary>One JSON value in UTF-8, see <see cref="JsonFormat"/>.</summary>
    Json,

    /// <summary>Text in UTF-8, which may be empty, see <see cref="TextFormat"/>.</summary>
    Text,
}
