using System.Buffers.Binary;
using System.Text;

namespace FlagsDownloader.Formats;

/// <summary>A chunk of a PNG: its type and its data (PNG specification, section 5.3).</summary>
internal readonly ref struct PngChunk
{
    private const int LengthBytes = 4;
    private const int TypeBytes = 4;
    private const int CrcBytes = 4;
    private const byte LowerCase = 0x20;

    private readonly ReadOnlySpan<byte> _typeAndData;
    private readonly uint _crc;

    private PngChunk(ReadOnlySpan<byte> typeAndData, uint crc)
    {
        _typeAndData = typeAndData;
        _crc = crc;
    }

    /// <summary>The content.</summary>
    public ReadOnlySpan<byte> Data => _typeAndData[TypeBytes..];

    /// <summary>The type: four letters.</summary>
    public string Name => Encoding.ASCII.GetString(_typeAndData[..TypeBytes]);

    /// <summary>Whether a decoder may skip the chunk if it does not know it.</summary>
    public bool IsAncillary => (_typeAndData[0] & LowerCase) != 0;

    /// <summary>Reads the next chunk. Null if it is whole; otherwise a description of the fault.</summary>
    /// <param name="rest">What begins with the chunk; what follows it is left.</param>
    /// <param name="chunk">The chunk.</param>
    public static string? Read(ref ReadOnlySpan<byte> rest, out PngChunk chunk)
    {
        chunk = default;
        if (rest.Length < LengthBytes + TypeBytes)
        {
            return PngFormat.Cut;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        var type = rest.Slice(LengthBytes, TypeBytes);
        foreach (var letter in type)
        {
            if (!char.IsAsciiLetter((char)letter))
            {
                return $"not a PNG: the type of a chunk is 0x{Convert.ToHexString(type)}, not four letters";
            }
        }

        if (length > int.MaxValue)
        {
            return $"not a PNG: its chunk {Encoding.ASCII.GetString(type)} has an invalid length, {length}";
        }

        if (rest.Length < LengthBytes + TypeBytes + (long)length + CrcBytes)
        {
            return PngFormat.Cut;
        }

        chunk = ReadWhole(ref rest);
        return chunk._crc == Crc32.Compute(chunk._typeAndData)
            ? null
            : $"not a PNG: its chunk {chunk.Name} is damaged (its checksum is wrong)";
    }

    /// <summary>Reads the next chunk, which is known to be whole.</summary>
    /// <param name="rest">What begins with the chunk; what follows it is left.</param>
    public static PngChunk ReadWhole(ref ReadOnlySpan<byte> rest)
    {
        var crcAt = LengthBytes + TypeBytes + BinaryPrimitives.ReadInt32BigEndian(rest);
        var chunk = new PngChunk(rest[LengthBytes..crcAt], BinaryPrimitives.ReadUInt32BigEndian(rest[crcAt..]));
        rest = rest[(crcAt + CrcBytes)..];
        return chunk;
    }

    /// <summary>Whether the chunk has this type.</summary>
    public bool Is(ReadOnlySpan<byte> type) => _typeAndData[..TypeBytes].SequenceEqual(type);
}
