#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Paints the icon of the packages, src/icon.png: a flag, and the arrow of a download. Run by hand:
//
//   dotnet run tools/package-icon.cs src/icon.png

using System.Buffers.Binary;
using System.IO.Compression;

const int Size = 128;
const int Samples = 4;

var pixels = new byte[Size * ((4 * Size) + 1)];
for (var y = 0; y < Size; y++)
{
    var row = y * ((4 * Size) + 1);
    for (var x = 0; x < Size; x++)
    {
        Blend(x, y).CopyTo(pixels, row + 1 + (4 * x));
    }
}

using var file = File.Create(args[0]);
file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
var header = new byte[13];
BinaryPrimitives.WriteInt32BigEndian(header, Size);
BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Size);
(header[8], header[9]) = (8, 6); // Eight bits for each of red, green, blue and alpha.
Write("IHDR", header);
using (var packed = new MemoryStream())
{
    using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
    {
        zlib.Write(pixels);
    }

    Write("IDAT", packed.ToArray());
}

Write("IEND", []);

// The mean of the samples in a pixel smooths the edges.
static byte[] Blend(int x, int y)
{
    double red = 0, green = 0, blue = 0, alpha = 0;
    for (var sample = 0; sample < Samples * Samples; sample++)
    {
        var (r, g, b, a) = ColourAt(x + ((sample % Samples) + 0.5) / Samples, y + ((sample / Samples) + 0.5) / Samples);
        (red, green, blue, alpha) = (red + (r * a), green + (g * a), blue + (b * a), alpha + a);
    }

    return alpha == 0
        ? [0, 0, 0, 0]
        : [(byte)(red / alpha), (byte)(green / alpha), (byte)(blue / alpha), (byte)(255 * alpha / (Samples * Samples))];
}

static (int Red, int Green, int Blue, int Alpha) ColourAt(double x, double y)
{
    // The pole.
    if (x is > 14 and < 22 && y is > 8 and < 120)
    {
        return (92, 64, 51, 1);
    }

    // The arrow: a shaft and a head that points down.
    var isShaft = x is > 61 and < 77 && y is > 30 and < 62;
    var isHead = y is >= 62 and < 86 && Math.Abs(x - 69) < 86 - y;
    var wave = 5 * Math.Sin(x / 14);
    var isFlag = x is >= 22 and < 118 && y > 18 + wave && y < 96 + wave;
    return isFlag && (isShaft || isHead) ? (255, 255, 255, 1)
        : isFlag ? y < 57 + wave ? (0, 110, 180, 1) : (0, 150, 110, 1)
        : (0, 0, 0, 0);
}

void Write(string type, byte[] content)
{
    byte[] chunk = [.. type.Select(letter => (byte)letter), .. content];
    Span<byte> number = stackalloc byte[4];
    BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
    file.Write(number);
    file.Write(chunk);
    BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(chunk));
    file.Write(number);
}

// CRC-32 as the PNG specification, annex D, has it.
static uint Checksum(byte[] bytes)
{
    var checksum = uint.MaxValue;
    foreach (var octet in bytes)
    {
        checksum ^= octet;
        for (var bit = 0; bit < 8; bit++)
        {
            checksum = (checksum & 1) == 1 ? (checksum >> 1) ^ 0xEDB88320 : checksum >> 1;
        }
    }

    return ~checksum;
}
