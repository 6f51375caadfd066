namespace FlagPainting.Drawing;

/// <summary>One shape in one colour, painted over what lies below it.</summary>
/// <param name="Outline">The shape, in the design's units.</param>
/// <param name="Colour">What fills it.</param>
/// <param name="Clips">Shapes that it shows within; empty for everywhere.</param>
internal sealed record Layer(Outline Outline, Rgb Colour, Outline[] Clips)
{
    public static readonly Outline[] Unclipped = [];
}
