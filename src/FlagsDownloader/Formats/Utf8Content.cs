using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace FlagsDownloader.Formats;

/// <summary>Finds faults in UTF-8, and the lines that they are in.</summary>
internal static class Utf8Content
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The content without a byte order mark.</summary>
    public static ReadOnlySpan<byte> SkipByteOrderMark(ReadOnlySpan<byte> content) =>
        content.StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..] : content;

    /// <summary>The offset of the first byte that is not part of a whole character; -1 if there is none.</summary>
    /// <param name="content">What may be UTF-8.</param>
    /// <param name="isCut">Whether the content ends there, in the middle of a character.</param>
    public static int FindInvalid(ReadOnlySpan<byte> content, out bool isCut)
    {
        isCut = false;
        if (Utf8.IsValid(content))
        {
            return -1;
        }

        for (var offset = 0; ;)
        {
            offset += Math.Max(content[offset..].IndexOfAnyInRange((byte)0x80, byte.MaxValue), 0);
            var status = Rune.DecodeFromUtf8(content[offset..], out _, out var length);
            if (status != OperationStatus.Done)
            {
                isCut = status == OperationStatus.NeedMoreData;
                return offset;
            }

            offset += length;
        }
    }

    /// <summary>The number of the line that a byte is in, from 1. Lines end with LF, or CR and LF.</summary>
    public static int LineOf(ReadOnlySpan<byte> content, int offset) => 1 + content[..offset].Count((byte)'\n');

    /// <summary>The number of a byte in its line, from 1.</summary>
    public static int ByteInLine(ReadOnlySpan<byte> content, int offset) => offset - content[..offset].LastIndexOf((byte)'\n');
}
