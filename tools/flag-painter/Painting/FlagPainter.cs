using System.Globalization;
using System.Text;
using FlagPainting.Countries;
using FlagPainting.Drawing;

namespace FlagPainting.Painting;

/// <summary>Paints a country's flag.</summary>
public static class FlagPainter
{
    /// <summary>How wide every flag is, in pixels; its height follows from its proportions.</summary>
    public const int Width = 320;

    // All shades of one tone lie side by side in the palette of 256; one tone less leaves room for "nothing".
    private const int ToneLimit = 256 / Cloth.Steps - 1;

    /// <summary>The flag as a complete GIF89a file, the same bytes on every machine.</summary>
    /// <param name="country">Whose flag.</param>
    public static byte[] Paint(Country country)
    {
        var design = country.Design;
        var canvas = Draw(design, Width);
        var tones = ToneMap.Reduce(canvas, design.Layers, ToneLimit);
        var palette = Cloth.Palette(tones.Tones);
        var bare = tones.Pixels.AsSpan().Contains(ToneMap.Nothing);
        var nothing = (byte)palette.Length;
        Cloth.Of(country.Code).Shade(tones.Pixels, Width, nothing);
        var image = new IndexedImage(Width, palette, tones.Pixels, bare ? nothing : null);
        return GifEncoder.Encode(image, Comment(country));
    }

    private static Canvas Draw(FlagDesign design, int width)
    {
        var height = (int)Math.Floor(width * design.Height / design.Width + 0.5);
        var canvas = new Canvas(width, height);
        var rasteriser = new Rasteriser(width, height);
        var toPixels = Affine.Scale(width / design.Width, height / design.Height);
        var clips = Layer.Unclipped;
        foreach (var layer in design.Layers)
        {
            if (!ReferenceEquals(layer.Clips, clips))
            {
                clips = layer.Clips;
                canvas.Clip = Cut(clips, canvas, rasteriser, toPixels);
            }

            canvas.Colour = layer.Colour;
            rasteriser.Fill(layer.Outline.ToPixels(toPixels), canvas);
        }

        return canvas;
    }

    private static Mask? Cut(Outline[] clips, Canvas canvas, Rasteriser rasteriser, in Affine toPixels)
    {
        Mask? all = null;
        foreach (var clip in clips)
        {
            var mask = new Mask(canvas.Width, canvas.Height);
            rasteriser.Fill(clip.ToPixels(toPixels), mask);
            if (all is null)
            {
                all = mask;
            }
            else
            {
                all.Intersect(mask);
            }
        }

        return all;
    }

    private static string Comment(Country country)
    {
        // GIF comments are ASCII: "Côte d'Ivoire" loses its accent there, and only there.
        var ascii = string.Concat(country.Name.Normalize(NormalizationForm.FormD).Where(char.IsAscii));
        return string.Create(
            CultureInfo.InvariantCulture, $"Flag of {ascii} ({country.Code}), {country.Design.Height} by "
                + $"{country.Design.Width}");
    }
}
