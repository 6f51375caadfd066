using System.Text;

namespace FlagsServer.Tests.Support;

/// <summary>Reads a GIF block by block and fails on anything that the format does not allow.</summary>
internal sealed class GifWalk
{
    private readonly byte[] _gif;
    private int _at;

    private GifWalk(byte[] gif) => _gif = gif;

    /// <summary>The number of image descriptors.</summary>
    public int Images { get; private set; }

    /// <summary>The number of comment extensions.</summary>
    public int Comments { get; private set; }

    public static GifWalk Of(byte[] gif)
    {
        var walk = new GifWalk(gif);
        walk.Run();
        return walk;
    }

    private void Run()
    {
        Assert.Equal("GIF89a", Encoding.ASCII.GetString(_gif, 0, 6));
        _at = 13 + ColourTable(_gif[10]);
        for (; ; )
        {
            switch (_gif[_at++])
            {
                case 0x3B:
                    Assert.Equal(_gif.Length, _at);
                    return;
                case 0x21:
                    Comments += _gif[_at++] == 0xFE ? 1 : 0;
                    SkipBlocks();
                    break;
                case 0x2C:
                    Images++;
                    _at += 9 + ColourTable(_gif[_at + 8]) + 1;
                    SkipBlocks();
                    break;
                case var other:
                    Assert.Fail($"0x{other:X2} at {_at - 1} is not the start of a block.");
                    break;
            }
        }
    }

    private void SkipBlocks()
    {
        while (_gif[_at] != 0)
        {
            _at += 1 + _gif[_at];
        }

        _at++;
    }

    private static int ColourTable(byte packed) => (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);
}
