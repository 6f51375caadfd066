namespace FlagPainting.Drawing;

/// <summary>
/// A flag, or a part of one, as layers of coloured shapes. Immutable: each call gives a new design with more on top.
/// Measures are in the units of the ratio it began with, x from the hoist and y from the top; angles are in degrees,
/// clockwise from straight up.
/// </summary>
public sealed partial class FlagDesign
{
    internal FlagDesign(double height, double width, Layer[] layers)
    {
        Height = height;
        Width = width;
        Layers = layers;
    }

    /// <summary>From top to bottom, in the design's own units.</summary>
    public double Height { get; }

    /// <summary>From hoist to fly, in the design's own units.</summary>
    public double Width { get; }

    /// <summary>The shapes from the bottom up.</summary>
    internal Layer[] Layers { get; }

    private FlagDesign With(Outline outline, Rgb colour) => With([new Layer(outline, colour, Layer.Unclipped)]);

    private FlagDesign With(ReadOnlySpan<Layer> more) => new(Height, Width, [.. Layers, .. more]);
}
