using System.Buffers.Binary;

namespace FlagsDownloader.Formats;

/// <summary>The header of a JPEG's frame, and which of its components have had a scan (ITU-T T.81, B.2.2 and B.2.3).</summary>
internal sealed class JpegFrame
{
    private const int HeaderBytes = 6;
    private const int ComponentBytes = 3;
    private const int MaxComponentsInScan = 4;
    private const int MaxSampling = 4;
    private const int ScanParameterBytes = 3;

    private readonly byte[] _components;
    private readonly bool[] _scanned;

    private JpegFrame(byte[] components) => (_components, _scanned) = (components, new bool[components.Length]);

    /// <summary>Reads the frame's header. Null if it is valid; otherwise a description of the fault.</summary>
    /// <param name="marker">The marker of the segment.</param>
    /// <param name="segment">The segment without its length.</param>
    /// <param name="frame">The frame; null if it is not valid.</param>
    public static string? Read(byte marker, ReadOnlySpan<byte> segment, out JpegFrame? frame)
    {
        frame = null;
        if (segment.Length < HeaderBytes || segment.Length != HeaderBytes + (ComponentBytes * segment[5]))
        {
            return "not a JPEG: the length of its frame's header is wrong";
        }

        int sampleBits = segment[0], count = segment[5];
        uint height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        if (ImageSize.Check("JPEG", "it", width, height, out _) is { } complaint)
        {
            return complaint;
        }

        if (sampleBits != 8 && (sampleBits != 12 || marker == JpegMarker.Baseline))
        {
            return $"not a JPEG: samples of {sampleBits} bits";
        }

        if (count == 0)
        {
            return "not a JPEG: its frame has no components";
        }

        var components = new byte[count];
        for (var index = 0; index < count; index++)
        {
            var component = segment[(HeaderBytes + (ComponentBytes * index))..];
            if ((component[1] >> 4) is < 1 or > MaxSampling || (component[1] & 0xF) is < 1 or > MaxSampling)
            {
                return $"not a JPEG: sampling factors 0x{component[1]:X2}, not 1 to {MaxSampling} each";
            }

            if (components.AsSpan(0, index).Contains(component[0]))
            {
                return $"not a JPEG: two components {component[0]}";
            }

            components[index] = component[0];
        }

        frame = new JpegFrame(components);
        return null;
    }

    /// <summary>Takes the header of a scan. Null if it is valid; otherwise a description of the fault.</summary>
    /// <param name="segment">The segment without its length.</param>
    public string? AddScan(ReadOnlySpan<byte> segment)
    {
        if (segment.IsEmpty || segment.Length != 1 + (2 * segment[0]) + ScanParameterBytes || segment[0] is 0 or > MaxComponentsInScan)
        {
            return "not a JPEG: the length of a scan's header is wrong";
        }

        for (var at = 1; at <= 2 * segment[0]; at += 2)
        {
            var index = Array.IndexOf(_components, segment[at]);
            if (index < 0)
            {
                return $"not a JPEG: a scan of component {segment[at]}, which its frame does not have";
            }

            _scanned[index] = true;
        }

        return null;
    }

    /// <summary>Null if every component has had a scan; otherwise a description of the fault.</summary>
    public string? CheckEnd()
    {
        var scanned = _scanned.Count(isScanned => isScanned);
        return scanned == 0 ? "not a JPEG: it has no image"
            : scanned < _scanned.Length ? $"not a whole JPEG: its image has data for {scanned} of {_scanned.Length} components"
            : null;
    }
}
