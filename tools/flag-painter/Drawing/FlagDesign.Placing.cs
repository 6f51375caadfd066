namespace FlagPainting.Drawing;

/// <content>Designs within designs: cantons, emblems, wreaths.</content>
public sealed partial class FlagDesign
{
    /// <summary>Another design as a canton or panel, stretched to a box and ending at its edges.</summary>
    public FlagDesign Inset(FlagDesign part, double x, double y, double width, double height)
    {
        var move = Affine.Scale(width / part.Width, height / part.Height).Then(Affine.Shift(x, y));
        return With(Clip(Move(part.Layers, move), Outline.Rectangle(x, y, width, height)));
    }

    /// <summary>An emblem about a centre, in its own proportions.</summary>
    /// <param name="emblem">What to place.</param>
    /// <param name="x">Where its middle goes.</param>
    /// <param name="y">Where its middle goes.</param>
    /// <param name="height">How high it becomes.</param>
    /// <param name="turn">Degrees clockwise about its middle; 0 by default.</param>
    /// <param name="mirrored">Whether left and right change sides, before the turn.</param>
    public FlagDesign Place(FlagDesign emblem, double x, double y, double height, double turn = 0, bool mirrored = false)
    {
        var scale = height / emblem.Height;
        var move = Affine.Shift(-emblem.Width / 2, -emblem.Height / 2)
            .Then(Affine.Scale(mirrored ? -scale : scale, scale))
            .Then(Affine.Rotate(turn))
            .Then(Affine.Shift(x, y));
        return With(Move(emblem.Layers, move));
    }

    /// <summary>Copies of an emblem on a circle, the first at the top, all with their feet to the middle.</summary>
    /// <param name="emblem">What to place.</param>
    /// <param name="x">The middle of the circle.</param>
    /// <param name="y">The middle of the circle.</param>
    /// <param name="reach">The circle's radius, to the emblems' middles.</param>
    /// <param name="count">How many.</param>
    /// <param name="height">How high each becomes.</param>
    /// <param name="turn">Degrees clockwise of the first; 0 by default.</param>
    public FlagDesign Around(
        FlagDesign emblem, double x, double y, double reach, int count, double height, double turn = 0)
    {
        var design = this;
        for (var i = 0; i < count; i++)
        {
            var angle = turn + 360.0 * i / count;
            var centre = Point.OnCircle(new(x, y), reach, angle);
            design = design.Place(emblem, centre.X, centre.Y, height, angle);
        }

        return design;
    }

    /// <summary>A half and its mirror image about the upright middle line.</summary>
    /// <param name="half">What to paint; it begins with a blank design of this one's size.</param>
    public FlagDesign Both(Func<FlagDesign, FlagDesign> half)
    {
        var painted = half(new FlagDesign(Height, Width, [])).Layers;
        return With(painted).With(Move(painted, new Affine(-1, 0, Width, 0, 1, 0)));
    }

    /// <summary>A design on the same grid that shows only within a shape, such as the charges of a shield.</summary>
    /// <param name="path">The shape, in the notation of <see cref="Shape"/>.</param>
    /// <param name="paint">What to paint; it begins with a blank design of this one's size.</param>
    public FlagDesign Within(string path, Func<FlagDesign, FlagDesign> paint) => Within(PathData.Parse(path), paint);

    /// <summary>A design on the same grid that shows only within a disc.</summary>
    public FlagDesign WithinDisc(double x, double y, double radius, Func<FlagDesign, FlagDesign> paint) =>
        Within(Outline.Ellipse(x, y, radius, radius), paint);

    private FlagDesign Within(Outline shape, Func<FlagDesign, FlagDesign> paint) =>
        With(Clip(paint(new FlagDesign(Height, Width, [])).Layers, shape));

    private static Layer[] Move(Layer[] layers, in Affine move)
    {
        var moved = new Layer[layers.Length];
        Outline[] before = Layer.Unclipped, after = Layer.Unclipped;
        for (var i = 0; i < layers.Length; i++)
        {
            var layer = layers[i];
            // Neighbours share their clips: moved once, they still do, and are painted with one mask.
            if (!ReferenceEquals(layer.Clips, before))
            {
                before = layer.Clips;
                after = new Outline[before.Length];
                for (var c = 0; c < after.Length; c++)
                {
                    after[c] = before[c].Transform(move);
                }
            }

            moved[i] = new Layer(layer.Outline.Transform(move), layer.Colour, after);
        }

        return moved;
    }

    private static Layer[] Clip(Layer[] layers, Outline shape)
    {
        var clipped = new Layer[layers.Length];
        Outline[] before = Layer.Unclipped, after = [shape];
        for (var i = 0; i < layers.Length; i++)
        {
            if (!ReferenceEquals(layers[i].Clips, before))
            {
                before = layers[i].Clips;
                after = [.. before, shape];
            }

            clipped[i] = layers[i] with { Clips = after };
        }

        return clipped;
    }
}
