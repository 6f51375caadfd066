using System.Runtime.CompilerServices;

namespace FlagPainting.Drawing;

/// <summary>
/// The light on the cloth: soft folds in a few steps of brightness, so that a flag looks like one that hangs, and white
/// stands out from a white page. Cloths differ, from satin, on which the steps run in smooth lines, to linen, on which
/// they are scattered, and so do the sizes of the files: from few kilobytes to many, as with flags found on the web,
/// where bare bands of flat colour would all be too small to make a difference when they are downloaded.
/// </summary>
/// <param name="Folds">How many folds lie between hoist and fly.</param>
/// <param name="Slant">How far a fold moves to the hoist from one row to the next, in 16ths of a pixel.</param>
/// <param name="Grain">How far the light is scattered: 0 for satin to 16 for linen.</param>
internal sealed record Cloth(double Folds, int Slant, int Grain)
{
    /// <summary>In how many steps of brightness a colour shows.</summary>
    public const int Steps = 4;

    private const int Unit = 64;
    private const int Linen = 16;
    private const int ScreenSize = 64;
    private const int ThreadBits = 3;

    // In percent, for each step. Deeper ones begin to change the flag's colours.
    private static readonly int[] Light = [100, 97, 94, 91];

    /// <summary>
    /// In what order the pixels of a surface get darker, 0 to 63: an ordered dither of 8 by 8 (Bayer, 1973), shifted
    /// along 64 threads each way.
    /// </summary>
    private static readonly byte[] Screen = MakeScreen();

    /// <summary>The cloth of a country's flag: always the same one, chosen by the letters of its code.</summary>
    public static Cloth Of(string code)
    {
        int first = code[0] - 'A', second = code[1] - 'A';
        // Three sums that spread differently over the alphabet; a third of all cloths is linen.
        return new Cloth(
            Folds: 2 + (first + second) % 5 * 0.25,
            Slant: 2 + (first * 3 + second * 5) % 7,
            Grain: Math.Min((first * 7 + second * 11) % 25, Linen));
    }

    /// <summary>Each tone in all its steps of brightness, one after the other.</summary>
    public static Rgb[] Palette(ReadOnlySpan<Rgb> tones)
    {
        var palette = new Rgb[tones.Length * Steps];
        for (var i = 0; i < palette.Length; i++)
        {
            palette[i] = tones[i / Steps].Under(Light[i % Steps]);
        }

        return palette;
    }

    /// <summary>Replaces each pixel's tone by its entry in <see cref="Palette"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // See Rasteriser.Scan.
    public void Shade(Span<byte> pixels, int width, byte nothing)
    {
        var height = pixels.Length / width;
        var profile = Profile(width, height);
        Span<int> scatter = stackalloc int[ScreenSize];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < ScreenSize; x++)
            {
                scatter[x] = (Screen[y % ScreenSize * ScreenSize + x] - Unit / 2) * Grain / Linen + Unit / 2;
            }

            var row = pixels.Slice(y * width, width);
            var light = profile.AsSpan(y * Slant >> 4, width);
            for (var x = 0; x < row.Length; x++)
            {
                if (row[x] == ToneMap.Nothing)
                {
                    row[x] = nothing;
                }
                else
                {
                    row[x] = (byte)(row[x] * Steps + (light[x] + scatter[x & ScreenSize - 1] >> 6));
                }
            }
        }
    }

    private int[] Profile(int width, int height)
    {
        var profile = new int[width + (height * Slant >> 4) + 1];
        for (var i = 0; i < profile.Length; i++)
        {
            var fold = (1 - Turn.Cos(360 * Folds * i / width)) / 2;
            profile[i] = (int)Math.Floor(fold * (Steps - 1) * Unit);
        }

        return profile;
    }

    private static byte[] MakeScreen()
    {
        // Threads differ: each one of warp and weft shifts the order along its length by some steps of its own.
        Span<int> warp = stackalloc int[ScreenSize], weft = stackalloc int[ScreenSize];
        var seed = 1u;
        for (var i = 0; i < ScreenSize; i++)
        {
            warp[i] = NextThread(ref seed);
            weft[i] = NextThread(ref seed);
        }

        var screen = new byte[ScreenSize * ScreenSize];
        for (var i = 0; i < screen.Length; i++)
        {
            int x = i % ScreenSize, y = i / ScreenSize, order = 0;
            for (var bit = 0; bit < 3; bit++)
            {
                order = order << 2 | ((x ^ y) >> bit & 1) << 1 | y >> bit & 1;
            }

            screen[i] = (byte)(order + warp[x] + weft[y] & Unit - 1);
        }

        return screen;
    }

    /// <summary>The top bits of a linear congruential sequence (Numerical Recipes, 1992).</summary>
    private static int NextThread(ref uint seed)
    {
        seed = seed * 1664525 + 1013904223;
        return (int)(seed >> 32 - ThreadBits);
    }
}
