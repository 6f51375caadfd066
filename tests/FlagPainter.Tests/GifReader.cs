using FlagPainting.Drawing;

namespace FlagPainting.Tests;

/// <summary>
/// Reads a GIF of one picture strictly by the specification and fails on anything that it does not allow. It shares no
/// code with the encoder: strings are kept whole, bits are read one at a time.
/// </summary>
internal sealed class GifReader
{
    private readonly byte[] _file;
    private int _at;

    private GifReader(byte[] file) => _file = file;

    public int Width { get; private set; }

    public int Height { get; private set; }

    public Rgb[] Palette { get; private set; } = [];

    public byte[] Pixels { get; private set; } = [];

    public int? Transparent { get; private set; }

    public string Comment { get; private set; } = "";

    public static GifReader Read(byte[] file)
    {
        var reader = new GifReader(file);
        reader.ReadFile();
        return reader;
    }

    public Rgb ColourAt(int x, int y) => Palette[Pixels[y * Width + x]];

    private void ReadFile()
    {
        Assert.Equal("GIF89a"u8, _file.AsSpan(0, 6));
        _at = 6;
        (Width, Height) = (Number(), Number());
        var flags = Byte();
        Assert.Equal(0x80, flags & 0x80);
        _at += 2;
        Palette = new Rgb[2 << (flags & 7)];
        for (var i = 0; i < Palette.Length; i++)
        {
            Palette[i] = Byte() << 16 | Byte() << 8 | Byte();
        }

        while (true)
        {
            var block = Byte();
            if (block == 0x3B)
            {
                break;
            }

            if (block == 0x21)
            {
                ReadExtension();
            }
            else if (block == 0x2C)
            {
                ReadImage();
            }
            else
            {
                Assert.Fail($"There is no block {block:x2}.");
            }
        }

        Assert.Equal(_file.Length, _at);
        Assert.Equal(Width * Height, Pixels.Length);
    }

    private void ReadExtension()
    {
        var label = Byte();
        var data = Blocks();
        if (label == 0xFE)
        {
            Comment = System.Text.Encoding.ASCII.GetString(data);
        }
        else if (label == 0xF9 && (data[0] & 1) == 1)
        {
            Transparent = data[3];
        }
    }

    private void ReadImage()
    {
        Assert.Equal((0, 0, Width, Height, 0), (Number(), Number(), Number(), Number(), Byte()));
        var bits = Byte();
        Assert.InRange(bits, 2, 8);
        Pixels = Decode(Blocks(), bits);
    }

    private static byte[] Decode(byte[] data, int bits)
    {
        var pixels = new List<byte>();
        int clear = 1 << bits, end = clear + 1, width = bits + 1, position = 0;
        var strings = new List<byte[]>();
        byte[]? previous = null;
        var first = true;
        while (true)
        {
            var code = 0;
            for (var bit = 0; bit < width; bit++, position++)
            {
                Assert.True(position < data.Length * 8, "The codes end without the end code.");
                code |= (data[position / 8] >> position % 8 & 1) << bit;
            }

            if (first)
            {
                Assert.Equal(clear, code);
            }

            first = false;
            if (code == end)
            {
                break;
            }

            if (code == clear)
            {
                strings.Clear();
                for (var i = 0; i < clear; i++)
                {
                    strings.Add([(byte)i]);
                }

                strings.Add([]);
                strings.Add([]);
                (width, previous) = (bits + 1, null);
                continue;
            }

            Assert.True(code < strings.Count || (code == strings.Count && previous is not null), $"Nothing has code {code} yet.");
            var text = code < strings.Count ? strings[code] : [.. previous!, previous![0]];
            pixels.AddRange(text);
            if (previous is not null && strings.Count < 4096)
            {
                strings.Add([.. previous, text[0]]);
            }

            if (strings.Count == 1 << width && width < 12)
            {
                width++;
            }

            previous = text;
        }

        Assert.True(data.Length * 8 - position < 8, "There is data after the end code.");
        return [.. pixels];
    }

    private byte[] Blocks()
    {
        var data = new List<byte>();
        for (int length = Byte(); length > 0; length = Byte())
        {
            data.AddRange(_file.AsSpan(_at, length));
            _at += length;
        }

        return [.. data];
    }

    private int Number() => Byte() | Byte() << 8;

    private int Byte() => _file[_at++];
}
