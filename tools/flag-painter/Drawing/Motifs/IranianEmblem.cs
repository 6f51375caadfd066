namespace FlagPainting.Drawing.Motifs;

/// <summary>Four crescents and a sword in the shape of a tulip, of Iran.</summary>
internal static class IranianEmblem
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 100)
        .Shape(colour, "M50,14 L55,24 L53.5,88 L50,100 L46.5,88 L45,24 Z")
        .Line(colour, 4.5, "M43,9 Q46.5,13 50,9 Q53.5,13 57,9", round: true)
        .Both(half => half
            // The outer crescent, and the inner one that leans on the sword.
            .Shape(colour, "M27,10 C-6,26 -6,78 33,93 C12,74 8,36 27,10 Z")
            .Shape(colour, "M36,18 C18,38 18,72 44,90 L45,82 C32,68 28,42 36,18 Z"));
}
