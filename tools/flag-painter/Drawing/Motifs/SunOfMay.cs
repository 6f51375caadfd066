namespace FlagPainting.Drawing.Motifs;

/// <summary>The Sun of May, with a face, of Argentina and Uruguay.</summary>
internal static class SunOfMay
{
    private static readonly Rgb Line = 0x85340A;

    /// <summary>Straight and wavy rays by turns.</summary>
    /// <param name="colour">Of the sun; its lines are brown.</param>
    /// <param name="rays">How many of each kind: 16 for Argentina, 8 for Uruguay.</param>
    public static FlagDesign In(Rgb colour, int rays)
    {
        var breadth = 92.0 / rays;
        var wave = Flag.Ratio(30, breadth).Shape(colour, Wavy(breadth));
        return Flag.Ratio(100, 100)
            .Around(wave, 50, 50, 32, rays, 30, 180.0 / rays)
            .Rays(colour, 50, 50, 18, 50, rays, breadth)
            .Disc(Line, 50, 50, 21)
            .Disc(colour, 50, 50, 19.6)
            .Both(face => face
                .Line(Line, 1.4, "M37,45 Q42,40 48,45 V53")
                .Oval(Line, 42.8, 47, 2.6, 1.7)
                .Line(Line, 1.4, "M43,59 Q47,56.5 50,58"))
            .Line(Line, 1.4, "M46,63 Q50,65.5 54,63")
            .Line(Line, 1.2, "M47,54.5 Q50,56 53,54.5");
    }

    private static string Wavy(double b) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"M{b * 0.15},30 C{b * -0.35},20 {b * 0.6},14 {b * 0.35},0 C{b * 1.05},10 {b * 0.5},20 {b * 0.85},30 Z");
}
