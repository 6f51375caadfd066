namespace FlagsDownloader.Formats;

/// <summary>The limit on the size of an image, whatever its format.</summary>
internal static class ImageSize
{
    /// <summary>The most pixels of an image: 8,192 × 8,192, which take 256 MiB on a screen.</summary>
    public const int MaxPixels = 8192 * 8192;

    /// <summary>Null for a size that can be shown; otherwise a description of the fault.</summary>
    /// <param name="format">The format's name, such as <c>GIF</c>.</param>
    /// <param name="what">What has the size: <c>it</c>, <c>an image in it</c>.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="pixels">The number of pixels; more than <see cref="MaxPixels"/> is <see cref="int.MaxValue"/>.</param>
    public static string? Check(string format, string what, uint width, uint height, out int pixels)
    {
        var product = (ulong)width * height;
        pixels = product > MaxPixels ? int.MaxValue : (int)product;
        return product == 0 ? $"not a {format}: its width or height is zero"
            : product > MaxPixels ? $"not usable: {what} has {width} x {height} pixels, more than {MaxPixels}"
            : null;
    }
}
