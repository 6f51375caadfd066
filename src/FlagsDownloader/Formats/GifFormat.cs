using System.Buffers.Binary;

namespace FlagsDownloader.Formats;

/// <summary>
/// Checks whether bytes are a whole GIF: walks its blocks from the header to the trailer, which has to be its end (GIF89a
/// specification).
/// </summary>
/// <remarks>
/// Checked: signature, sizes, every block's length, that each image's data looks whole (see <see cref="GifImageData"/>), the
/// trailer and that nothing follows it. Not checked: what the pixels show, their colours, and what comments and extensions hold.
/// </remarks>
public static class GifFormat
{
    /// <summary>The most pixels of a GIF or an image in it: 67,108,864.</summary>
    public const int MaxPixels = ImageSize.MaxPixels;

    private const int HeaderLength = 6;
    private const int ScreenDescriptorLength = 7;
    private const int ImageDescriptorLength = 9;
    private const int MaxCodeSize = 8;
    private const byte ColourTableFlag = 0x80;
    private const byte ColourTableSizeMask = 0x07;
    private const byte ExtensionIntroducer = 0x21;
    private const byte ImageSeparator = 0x2C;
    private const byte Trailer = 0x3B;
    private const string Cut = "not a whole GIF: it ends too early";

    /// <summary>Null for a whole GIF with at least one image; otherwise a description of the fault.</summary>
    public static string? Check(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return "not a GIF: it is empty";
        }

        if (!content.StartsWith("GIF87a"u8) && !content.StartsWith("GIF89a"u8))
        {
            return "not a GIF: it does not begin with GIF87a or GIF89a";
        }

        if (content.Length < HeaderLength + ScreenDescriptorLength)
        {
            return Cut;
        }

        var rest = content[HeaderLength..];
        if (CheckSize(rest, "it", out _) is { } complaint)
        {
            return complaint;
        }

        return SkipColourTable(ref rest, flags: rest[4], skipFirst: ScreenDescriptorLength) ? CheckBlocks(rest) : Cut;
    }

    private static string? CheckBlocks(ReadOnlySpan<byte> rest)
    {
        var images = 0;
        while (!rest.IsEmpty)
        {
            var introducer = rest[0];
            rest = rest[1..];
            switch (introducer)
            {
                case Trailer when images == 0:
                    return "not a GIF: it has no image";
                case Trailer:
                    return rest.IsEmpty ? null : $"not a GIF alone: {rest.Length} bytes follow its end";
                case ExtensionIntroducer when rest.Length >= 1:
                    rest = rest[1..];
                    if (!SkipSubBlocks(ref rest))
                    {
                        return Cut;
                    }

                    break;
                case ImageSeparator when rest.Length >= ImageDescriptorLength + 1:
                    images++;
                    if (CheckImage(ref rest) is { } complaint)
                    {
                        return complaint;
                    }

                    break;
                case ExtensionIntroducer or ImageSeparator:
                    return Cut;
                default:
                    return $"not a GIF: unknown block 0x{introducer:X2}";
            }
        }

        return Cut;
    }

    private static string? CheckImage(ref ReadOnlySpan<byte> rest)
    {
        if (CheckSize(rest[4..], "an image in it", out var pixels) is { } complaint)
        {
            return complaint;
        }

        // The colour table is followed by one byte: the smallest code size of the image's data.
        if (!SkipColourTable(ref rest, flags: rest[8], skipFirst: ImageDescriptorLength) || rest.IsEmpty)
        {
            return Cut;
        }

        var codeSize = rest[0];
        var data = rest = rest[1..];
        if (!SkipSubBlocks(ref rest))
        {
            return Cut;
        }

        return codeSize is 0 or > MaxCodeSize ? $"not a GIF: code size {codeSize} of its image's data"
            : GifImageData.CountPixels(data, codeSize, max: pixels) is not { } found ? "not a GIF: the data of its image is damaged"
            : found < pixels ? $"not a whole GIF: its image has data for {found} of {pixels} pixels"
            : null;
    }

    // Width and height are the first four bytes.
    private static string? CheckSize(ReadOnlySpan<byte> sizes, string what, out int pixels)
    {
        uint width = BinaryPrimitives.ReadUInt16LittleEndian(sizes), height = BinaryPrimitives.ReadUInt16LittleEndian(sizes[2..]);
        return ImageSize.Check("GIF", what, width, height, out pixels);
    }

    private static bool SkipColourTable(ref ReadOnlySpan<byte> rest, byte flags, int skipFirst)
    {
        var table = (flags & ColourTableFlag) == 0 ? 0 : 3 << ((flags & ColourTableSizeMask) + 1);
        if (rest.Length < skipFirst + table)
        {
            return false;
        }

        rest = rest[(skipFirst + table)..];
        return true;
    }

    // A chain of sub-blocks: each begins with its length, a length of 0 ends the chain.
    private static bool SkipSubBlocks(ref ReadOnlySpan<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            var length = rest[0];
            if (rest.Length < 1 + length)
            {
                return false;
            }

            rest = rest[(1 + length)..];
            if (length == 0)
            {
                return true;
            }
        }

        return false;
    }
}
