namespace FlagsDownloader.Formats;

/// <summary>
/// Checks whether bytes are a whole PNG: walks its chunks from the signature to IEND, which has to be its end, and decompresses the
/// image's data (W3C, Portable Network Graphics, third edition).
/// </summary>
/// <remarks>
/// Checked: signature, every chunk's length, type and checksum, what IHDR says, the palette's place and size, that the image's data
/// is decompressed to all rows of this size and no more, IEND, and that nothing follows it. Not checked: what the pixels show, the
/// place and content of chunks that a decoder may skip, and the further frames of an animation, which are in such chunks.
/// </remarks>
public static class PngFormat
{
    /// <summary>The most pixels of a PNG: 67,108,864.</summary>
    public const int MaxPixels = ImageSize.MaxPixels;

    /// <summary>The complaint about a PNG whose end is missing.</summary>
    internal const string Cut = "not a whole PNG: it ends too early";

    private const int ColourBytes = 3;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Null for a whole PNG; otherwise a description of the fault.</summary>
    public static string? Check(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return "not a PNG: it is empty";
        }

        if (!content.StartsWith(Signature))
        {
            return "not a PNG: it does not begin with PNG's signature";
        }

        var rest = content[Signature.Length..];
        return PngChunk.Read(ref rest, out var first) ?? PngHeader.Read(first, out var header) ?? CheckChunks(rest, header);
    }

    private static string? CheckChunks(ReadOnlySpan<byte> rest, PngHeader header)
    {
        ReadOnlySpan<byte> image = [];
        var (hasPalette, isInImage) = (false, false);
        while (true)
        {
            var here = rest;
            if (PngChunk.Read(ref rest, out var chunk) is { } damage)
            {
                return damage;
            }

            if (chunk.Is("IEND"u8))
            {
                return CheckEnd(chunk, image, rest.Length) ?? PngImageData.Check(image, header);
            }

            var isImage = chunk.Is("IDAT"u8);
            if (isImage && image.IsEmpty)
            {
                image = here;
                if (header.NeedsPalette && !hasPalette)
                {
                    return "not a PNG: it has no palette (PLTE) before its image";
                }
            }
            else if (isImage && !isInImage)
            {
                return "not a PNG: other chunks are between those of its image (IDAT)";
            }
            else if (chunk.Is("PLTE"u8))
            {
                if (CheckPalette(chunk.Data.Length, header, hasPalette, isLate: !image.IsEmpty) is { } complaint)
                {
                    return complaint;
                }

                hasPalette = true;
            }
            else if (!isImage && !chunk.IsAncillary)
            {
                return chunk.Is("IHDR"u8)
                    ? "not a PNG: it has a second IHDR"
                    : $"not a PNG: unknown chunk {chunk.Name}, which must not be skipped";
            }

            isInImage = isImage;
        }
    }

    private static string? CheckPalette(int length, PngHeader header, bool isSecond, bool isLate) =>
        isSecond ? "not a PNG: it has a second palette (PLTE)"
        : isLate ? "not a PNG: its palette (PLTE) follows its image"
        : !header.AllowsPalette ? $"not a PNG: it has a palette (PLTE) with colour type {header.ColourType}"
        : length == 0 || length % ColourBytes != 0 ? $"not a PNG: its palette (PLTE) has {length} bytes, not {ColourBytes} for each colour"
        : length > ColourBytes * header.MaxColours
            ? $"not a PNG: its palette (PLTE) has {length / ColourBytes} colours, more than {header.MaxColours}"
        : null;

    private static string? CheckEnd(PngChunk end, ReadOnlySpan<byte> image, int following) =>
        end.Data.Length > 0 ? $"not a PNG: its last chunk, IEND, has {end.Data.Length} bytes, not 0"
        : image.IsEmpty ? "not a PNG: it has no image (IDAT)"
        : following > 0 ? $"not a PNG alone: {following} bytes follow its end"
        : null;
}
