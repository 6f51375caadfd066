namespace FlagPainting.Drawing;

/// <summary>The cloth being painted: one colour a pixel, or nothing.</summary>
internal sealed class Canvas : SpanSink
{
    /// <summary>A pixel that no shape has touched.</summary>
    public const int Nothing = -1;

    private const int White = 0xFFFFFF;
    private readonly int[] _pixels;

    public Canvas(int width, int height)
    {
        Width = width;
        Height = height;
        _pixels = new int[width * height];
        _pixels.AsSpan().Fill(Nothing);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Row by row from the top, <c>0xRRGGBB</c> or <see cref="Nothing"/>.</summary>
    public ReadOnlySpan<int> Pixels => _pixels;

    /// <summary>What the next spans are painted in.</summary>
    public Rgb Colour { get; set; }

    /// <summary>What the next spans show within; null for everywhere.</summary>
    public Mask? Clip { get; set; }

    public override void Span(int row, int column, int length, int cover)
    {
        var pixels = _pixels.AsSpan(row * Width + column, length);
        if (Clip is null)
        {
            Blend(pixels, cover);
            return;
        }

        // Run by run: most of a clip is wholly inside or outside.
        var within = Clip.Row(row, column, length);
        while (!within.IsEmpty)
        {
            var run = within.IndexOfAnyExcept(within[0]);
            if (run < 0)
            {
                run = within.Length;
            }

            Blend(pixels[..run], within[0] * cover / Rasteriser.FullCover);
            within = within[run..];
            pixels = pixels[run..];
        }
    }

    private void Blend(Span<int> pixels, int cover)
    {
        if (cover == 0)
        {
            return;
        }

        if (cover == Rasteriser.FullCover)
        {
            pixels.Fill(Colour.Value);
        }
        else
        {
            foreach (ref var pixel in pixels)
            {
                pixel = Over(pixel, cover);
            }
        }
    }

    private int Over(int below, int cover)
    {
        // A GIF has no half transparent pixels: an edge on nothing fades to the white of a page.
        var ground = new Rgb(below == Nothing ? White : below);
        return Mix(ground.Red, Colour.Red, cover) << 16
            | Mix(ground.Green, Colour.Green, cover) << 8
            | Mix(ground.Blue, Colour.Blue, cover);
    }

    private static int Mix(int below, int above, int cover) =>
        below + ((above - below) * cover + Rasteriser.FullCover / 2 >> 4);
}
