namespace FlagsServer.Drawing.Motifs;

/// <summary>The wheel of Ashoka, with 24 spokes, of India.</summary>
internal static class Chakra
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 100)
        .Ring(colour, 50, 50, 50, 43.5)
        .Rays(colour, 50, 50, 5, 26, 24, 1, 4.4)
        .Rays(colour, 50, 50, 26, 46, 24, 4.4)
        .Around(Flag.Ratio(5, 5).Disc(colour, 2.5, 2.5, 2.5), 50, 50, 42, 24, 5, 7.5)
        .Disc(colour, 50, 50, 9);
}
