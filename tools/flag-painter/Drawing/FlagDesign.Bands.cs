namespace FlagPainting.Drawing;

/// <content>Fields, bands, borders and crosses: what reaches from edge to edge.</content>
public sealed partial class FlagDesign
{
    /// <summary>The whole ground in one colour.</summary>
    public FlagDesign Field(Rgb colour) => Box(colour, 0, 0, Width, Height);

    /// <summary>Equal bands from the hoist to the fly.</summary>
    public FlagDesign VerticalBands(params ReadOnlySpan<Rgb> colours) => VerticalBands([], colours);

    /// <summary>Bands from the hoist to the fly in given proportions.</summary>
    /// <param name="parts">The width of each band relative to the others; empty for equal ones.</param>
    /// <param name="colours">The bands from the hoist on.</param>
    public FlagDesign VerticalBands(ReadOnlySpan<double> parts, params ReadOnlySpan<Rgb> colours)
    {
        var layers = new Layer[colours.Length];
        for (var i = 0; i < layers.Length; i++)
        {
            // Each band reaches to the fly and the next one covers it: two edges that only meet would let
            // what lies below shine through where both cover a part of a pixel.
            var x = Width * Share(parts, colours.Length, i);
            layers[i] = new Layer(Outline.Rectangle(x, 0, Width - x, Height), colours[i], Layer.Unclipped);
        }

        return With(layers);
    }

    /// <summary>Equal bands from the top down.</summary>
    public FlagDesign HorizontalBands(params ReadOnlySpan<Rgb> colours) => HorizontalBands([], colours);

    /// <summary>Bands from the top down in given proportions.</summary>
    /// <param name="parts">The height of each band relative to the others; empty for equal ones.</param>
    /// <param name="colours">The bands from the top down.</param>
    public FlagDesign HorizontalBands(ReadOnlySpan<double> parts, params ReadOnlySpan<Rgb> colours)
    {
        var layers = new Layer[colours.Length];
        for (var i = 0; i < layers.Length; i++)
        {
            var y = Height * Share(parts, colours.Length, i);
            layers[i] = new Layer(Outline.Rectangle(0, y, Width, Height - y), colours[i], Layer.Unclipped);
        }

        return With(layers);
    }

    /// <summary>Many equal bands in two colours by turns.</summary>
    /// <param name="count">How many.</param>
    /// <param name="odd">The first, the third and so on, from the top.</param>
    /// <param name="even">The second, the fourth and so on.</param>
    public FlagDesign Stripes(int count, Rgb odd, Rgb even)
    {
        var colours = new Rgb[count];
        for (var i = 0; i < count; i++)
        {
            colours[i] = i % 2 == 0 ? odd : even;
        }

        return HorizontalBands(colours);
    }

    /// <summary>A frame along all four edges.</summary>
    public FlagDesign Border(Rgb colour, double thickness) => Box(colour, 0, 0, Width, thickness)
        .Box(colour, 0, Height - thickness, Width, thickness)
        .Box(colour, 0, 0, thickness, Height)
        .Box(colour, Width - thickness, 0, thickness, Height);

    /// <summary>A cross from edge to edge, both arms of one thickness; the Nordic ones stand off centre.</summary>
    /// <param name="colour">What fills it.</param>
    /// <param name="x">The middle of the upright arm.</param>
    /// <param name="y">The middle of the level arm.</param>
    /// <param name="thickness">Of either arm.</param>
    public FlagDesign Cross(Rgb colour, double x, double y, double thickness) =>
        Box(colour, x - thickness / 2, 0, thickness, Height).Box(colour, 0, y - thickness / 2, Width, thickness);

    /// <summary>A cross from corner to corner.</summary>
    /// <param name="colour">What fills it.</param>
    /// <param name="thickness">Of either arm, at right angles to it.</param>
    public FlagDesign Saltire(Rgb colour, double thickness) =>
        Bend(colour, 0, 0, Width, Height, thickness).Bend(colour, 0, Height, Width, 0, thickness);

    /// <summary>A band between two points, its ends beyond them, as far as the design goes.</summary>
    /// <param name="colour">What fills it.</param>
    /// <param name="x1">Where its middle line enters.</param>
    /// <param name="y1">Where its middle line enters.</param>
    /// <param name="x2">Where its middle line leaves.</param>
    /// <param name="y2">Where its middle line leaves.</param>
    /// <param name="thickness">At right angles to the middle line.</param>
    public FlagDesign Bend(Rgb colour, double x1, double y1, double x2, double y2, double thickness)
    {
        Point from = new(x1, y1), to = new(x2, y2);
        var along = to - from;
        // Past the corners, so that they are filled; what lies outside the design is never painted.
        var past = along * (thickness / along.Length);
        var side = new Point(along.Y, -along.X) * (thickness / 2 / along.Length);
        return Polygon(colour, [from - past + side, to + past + side, to + past - side, from - past - side]);
    }

    /// <summary>A triangle on the hoist.</summary>
    /// <param name="colour">What fills it.</param>
    /// <param name="depth">From the hoist to its tip, halfway down.</param>
    public FlagDesign HoistTriangle(Rgb colour, double depth) =>
        Polygon(colour, [new(0, 0), new(depth, Height / 2), new(0, Height)]);

    private static double Share(ReadOnlySpan<double> parts, int bands, int before)
    {
        if (parts.IsEmpty)
        {
            return (double)before / bands;
        }

        double sum = 0, whole = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (i < before)
            {
                sum += parts[i];
            }

            whole += parts[i];
        }

        return sum / whole;
    }
}
