namespace FlagPainting.Drawing.Motifs;

/// <summary>
/// The Soyombo of Mongolia: fire, sun, moon, two triangles, two bars, two fishes between two pillars.
/// </summary>
internal static class Soyombo
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(150, 80)
        .Shape(colour, "M40,0 C44,8 50,10 50,18 C53,16 53,13 52,11 C58,18 56,28 40,28 C24,28 22,18 28,11 C27,13 "
            + "27,16 30,18 C30,10 36,8 40,0 Z")
        .Disc(colour, 40, 39, 9.5)
        .Crescent(colour, 40, 42, 15, 40, 36.5, 14)
        .Both(half => half.Box(colour, 0, 62, 12, 88))
        .Shape(colour, "16,62 64,62 40,74")
        .Box(colour, 16, 76, 48, 7)
        .Box(colour, 16, 129, 48, 7)
        .Shape(colour, "16,138 64,138 40,150")
        // Two fishes, head to tail, in a disc parted by a line like yin and yang.
        .Ring(colour, 40, 106, 21.5, 18.8)
        .Disc(colour, 40, 106, 17.2)
        .Line(0xDA2032, 2.4, "M40,88 C54,94 50,106 40,106 C30,106 26,118 40,124")
        .Disc(0xDA2032, 44, 97, 2.6).Disc(0xDA2032, 36, 115, 2.6);
}
