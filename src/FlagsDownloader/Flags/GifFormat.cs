using System.Buffers.Binary;

namespace FlagsDownloader.Flags;

/// <summary>Says whether bytes are a whole GIF, by walking its blocks from the header to the trailer (GIF89a specification).</summary>
public static class GifFormat
{
    private const int HeaderLength = 6;
    private const int ScreenDescriptorLength = 7;
    private const int ImageDescriptorLength = 9;
    private const byte ColourTableFlag = 0x80;
    private const byte ColourTableSizeMask = 0x07;
    private const byte ExtensionIntroducer = 0x21;
    private const byte ImageSeparator = 0x2C;
    private const byte Trailer = 0x3B;

    /// <summary>Null for a whole GIF with at least one image; otherwise what is wrong with it.</summary>
    public static string? Check(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("GIF87a"u8) && !content.StartsWith("GIF89a"u8))
            return "not a GIF: it does not begin with GIF87a or GIF89a";
        if (content.Length < HeaderLength + ScreenDescriptorLength)
            return Cut;

        var rest = content[HeaderLength..];
        if (BinaryPrimitives.ReadUInt16LittleEndian(rest) == 0 || BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]) == 0)
            return "not a GIF: its width or height is zero";

        return SkipColourTable(ref rest, flags: rest[4], skipFirst: ScreenDescriptorLength) ? CheckBlocks(rest) : Cut;
    }

    private const string Cut = "not a whole GIF: it ends too early";

    private static string? CheckBlocks(ReadOnlySpan<byte> rest)
    {
        var images = 0;
        while (!rest.IsEmpty)
        {
            var introducer = rest[0];
            rest = rest[1..];
            switch (introducer)
            {
                case Trailer:
                    return images > 0 ? null : "not a GIF: it has no image";
                case ExtensionIntroducer when rest.Length >= 1:
                    rest = rest[1..];
                    break;
                case ImageSeparator when rest.Length >= ImageDescriptorLength + 1:
                    images++;
                    // The colour table is followed by one byte: the smallest code size of the picture's data.
                    if (!SkipColourTable(ref rest, flags: rest[8], skipFirst: ImageDescriptorLength) || rest.IsEmpty)
                        return Cut;
                    rest = rest[1..];
                    break;
                case ExtensionIntroducer or ImageSeparator:
                    return Cut;
                default:
                    return $"not a GIF: unknown block 0x{introducer:X2}";
            }

            if (!SkipSubBlocks(ref rest))
                return Cut;
        }

        return Cut;
    }

    private static bool SkipColourTable(ref ReadOnlySpan<byte> rest, byte flags, int skipFirst)
    {
        var table = (flags & ColourTableFlag) == 0 ? 0 : 3 << ((flags & ColourTableSizeMask) + 1);
        if (rest.Length < skipFirst + table)
            return false;
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
                return false;
            rest = rest[(1 + length)..];
            if (length == 0)
                return true;
        }

        return false;
    }
}
