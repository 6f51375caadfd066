using System.Buffers.Binary;

namespace FlagsDownloader.Formats;

/// <summary>
/// Checks whether bytes are a JPEG that is whole as far as its structure shows: walks its segments and scans from the first marker to
/// the end marker, which has to be its end (ITU-T T.81, annex B).
/// </summary>
/// <remarks>
/// Checked: every marker and segment's length, the frame's header, that each component has a scan with data, the order of restart
/// markers, the end marker, and that nothing follows it. Not checked: the coded data, which have no checksum and would have to be
/// decoded, so that a changed byte in them is rarely found; the tables; what applications write. Photographs with further images or a
/// video behind the end marker are refused, because nothing tells such an addition from the remains of another file.
/// </remarks>
public static class JpegFormat
{
    /// <summary>The most pixels of a JPEG: 67,108,864.</summary>
    public const int MaxPixels = ImageSize.MaxPixels;

    /// <summary>The complaint about a JPEG whose end is missing.</summary>
    internal const string Cut = "not a whole JPEG: it ends too early";

    private const int LengthBytes = 2;

    /// <summary>Null for a JPEG whose structure is whole; otherwise a description of the fault.</summary>
    public static string? Check(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return "not a JPEG: it is empty";
        }

        ReadOnlySpan<byte> start = [JpegMarker.Prefix, JpegMarker.Start];
        return content.StartsWith(start) ? CheckSegments(content[start.Length..]) : "not a JPEG: it does not begin with 0xFFD8";
    }

    private static string? CheckSegments(ReadOnlySpan<byte> rest)
    {
        JpegFrame? frame = null;
        var hasRestarts = false;
        while (true)
        {
            if (JpegMarker.Read(ref rest, out var marker) is { } fault)
            {
                return fault;
            }

            if (marker == JpegMarker.End)
            {
                return CheckEnd(frame, rest.Length);
            }

            if (marker == JpegMarker.Temporary)
            {
                continue;
            }

            if (ReadSegment(ref rest, marker, out var segment) is { } wrong)
            {
                return wrong;
            }

            var complaint = marker switch
            {
                JpegMarker.Scan when frame is null => "not a JPEG: a scan without a frame",
                JpegMarker.Scan => frame.AddScan(segment) ?? JpegScanData.Skip(ref rest, hasRestarts),
                JpegMarker.RestartInterval => ReadInterval(segment, out hasRestarts),
                _ when !JpegMarker.IsFrame(marker) => null,
                _ when frame is not null => "not a JPEG: it has a second frame",
                _ => JpegFrame.Read(marker, segment, out frame),
            };
            if (complaint is not null)
            {
                return complaint;
            }
        }
    }

    private static string? CheckMarker(byte marker) =>
        JpegMarker.IsUncommonProcess(marker) ? "not usable: it is a lossless or hierarchical JPEG, which few programs show"
        : marker is JpegMarker.Scan or JpegMarker.RestartInterval || JpegMarker.IsFrame(marker) || JpegMarker.IsSkipped(marker) ? null
        : marker == JpegMarker.Start ? "not a JPEG: a second image begins before its end"
        : $"not a JPEG: unexpected marker 0xFF{marker:X2}";

    private static string? ReadSegment(ref ReadOnlySpan<byte> rest, byte marker, out ReadOnlySpan<byte> segment)
    {
        segment = [];
        if (CheckMarker(marker) is { } complaint)
        {
            return complaint;
        }

        if (rest.Length < LengthBytes)
        {
            return Cut;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (length < LengthBytes)
        {
            return $"not a JPEG: segment 0xFF{marker:X2} has an invalid length, {length}";
        }

        if (rest.Length < length)
        {
            return Cut;
        }

        segment = rest[LengthBytes..length];
        rest = rest[length..];
        return null;
    }

    private static string? ReadInterval(ReadOnlySpan<byte> segment, out bool hasRestarts)
    {
        hasRestarts = segment.ContainsAnyExcept((byte)0);
        return segment.Length == sizeof(ushort) ? null : "not a JPEG: the length of its restart interval is wrong";
    }

    private static string? CheckEnd(JpegFrame? frame, int following) =>
        frame is null ? "not a JPEG: it has no image"
        : frame.CheckEnd() ?? (following > 0 ? $"not a JPEG alone: {following} bytes follow its end" : null);
}
