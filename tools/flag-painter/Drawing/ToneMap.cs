using System.Runtime.CompilerServices;

namespace FlagPainting.Drawing;

/// <summary>
/// A picture's colours brought down to few. A flag's own colours stay exact; of the blends along edges the most frequent
/// stay, and each of the others becomes the nearest of those.
/// </summary>
internal sealed class ToneMap
{
    // A flag has some hundred blends; the table stays mostly empty.
    private const int Slots = 8192;

    private readonly int[] _colourOfSlot = new int[Slots];
    private readonly short[] _idOfSlot = new short[Slots];
    private readonly List<int> _colours = [];
    private readonly List<int> _counts = [];
    private readonly List<(int Length, int Id)> _runs = [];

    private ToneMap(Rgb[] tones, byte[] pixels) => (Tones, Pixels) = (tones, pixels);

    /// <summary>The colours that are left.</summary>
    public Rgb[] Tones { get; private set; }

    /// <summary>For each pixel an index to <see cref="Tones"/>, or <see cref="Nothing"/>.</summary>
    public byte[] Pixels { get; }

    /// <summary>Marks a pixel that no shape has touched.</summary>
    public const byte Nothing = byte.MaxValue;

    /// <summary>Brings a canvas down to at most <paramref name="limit"/> colours, less than 255.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="layers">What was painted; its colours are the flag's own, and the first to be kept.</param>
    /// <param name="limit">How many colours may be left.</param>
    public static ToneMap Reduce(Canvas canvas, ReadOnlySpan<Layer> layers, int limit)
    {
        var map = new ToneMap([], new byte[canvas.Pixels.Length]);
        map.Count(canvas.Pixels);
        map.Choose(layers, limit);
        return map;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // See Rasteriser.Scan.
    private void Count(ReadOnlySpan<int> pixels)
    {
        while (!pixels.IsEmpty)
        {
            var length = pixels.IndexOfAnyExcept(pixels[0]);
            if (length < 0)
            {
                length = pixels.Length;
            }

            var id = IdOf(pixels[0]);
            _counts[id] += length;
            _runs.Add((length, id));
            pixels = pixels[length..];
        }
    }

    private int IdOf(int colour)
    {
        // Multiplicative hashing: the top bits of a product with an odd constant near 2^32 / golden ratio.
        var slot = (int)((uint)colour * 2654435769u >> 19);
        while (_idOfSlot[slot] != 0)
        {
            if (_colourOfSlot[slot] == colour)
            {
                return _idOfSlot[slot] - 1;
            }

            slot = slot + 1 & Slots - 1;
        }

        _colourOfSlot[slot] = colour;
        _colours.Add(colour);
        _counts.Add(0);
        _idOfSlot[slot] = (short)_colours.Count;
        return _colours.Count - 1;
    }

    private void Choose(ReadOnlySpan<Layer> layers, int limit)
    {
        var tones = new List<Rgb>(limit);
        foreach (var layer in layers)
        {
            if (tones.Count < limit && !tones.Contains(layer.Colour))
            {
                tones.Add(layer.Colour);
            }
        }

        AddBlends(tones, limit);
        var toneOfId = new byte[_colours.Count];
        for (var id = 0; id < toneOfId.Length; id++)
        {
            toneOfId[id] = _colours[id] == Canvas.Nothing ? Nothing : Nearest(tones, _colours[id]);
        }

        var at = 0;
        foreach (var (length, id) in _runs)
        {
            Pixels.AsSpan(at, length).Fill(toneOfId[id]);
            at += length;
        }

        Tones = [.. tones];
    }

    private void AddBlends(List<Rgb> tones, int limit)
    {
        // Numbers that sort by count, most frequent first, and then by colour: with LINQ's OrderBy the choice of blends
        // costs 20 ms more at start-up, nearly all of it for compiling LINQ.
        var ranks = new long[_colours.Count];
        for (var id = 0; id < ranks.Length; id++)
        {
            var count = _colours[id] == Canvas.Nothing ? 0 : _counts[id];
            ranks[id] = -((long)count << 24) | (uint)_colours[id] & 0xFFFFFF;
        }

        Array.Sort(ranks);
        foreach (var rank in ranks)
        {
            if (tones.Count == limit)
            {
                return;
            }

            Rgb blend = (int)(rank & 0xFFFFFF);
            if (!tones.Contains(blend))
            {
                tones.Add(blend);
            }
        }
    }

    private static byte Nearest(List<Rgb> tones, Rgb colour)
    {
        int best = 0, least = int.MaxValue;
        for (var tone = 0; tone < tones.Count && least > 0; tone++)
        {
            var distance = tones[tone].DistanceTo(colour);
            if (distance < least)
            {
                (best, least) = (tone, distance);
            }
        }

        return (byte)best;
    }
}
