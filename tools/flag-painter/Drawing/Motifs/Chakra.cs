namespace FlagPainting.Drawing.Motifs;

/// <summary>The wheel of Ashoka, with 24 spokes, of India.</summary>
internal static class Chakra
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 100)
        .Ring(colour, 50, 50, 50, 44)
        .Rays(colour, 50, 50, 5, 26, 24, 1, 3)
        .Rays(colour, 50, 50, 26, 46, 24, 3)
        .Around(Flag.Ratio(5, 5).Disc(colour, 2.5, 2.5, 2.5), 50, 50, 43, 24, 4, 7.5)
        .Disc(colour, 50, 50, 9);
}
