namespace FlagPainting.Drawing.Motifs;

/// <summary>An open book, and a rifle with its bayonet crossed with a hoe, of Mozambique.</summary>
internal static class MozambicanTools
{
    public static FlagDesign Design => Flag.Ratio(100, 110)
        .Both(book => book.Shape(Colours.White, "M55,62 Q36,54 18,62 V84 Q36,76 55,84 Z")
        .Line(Colours.Black, 2.4, "M55,62 Q36,54 18,62 V84 Q36,76 55,84 Z"))
        .Line(Colours.Black, 2.4, "M55,62 V84")
        // The hoe from the lower fly to the upper hoist.
        .Line(Colours.Black, 6, "M92,88 L24,20", round: true)
        .Shape(Colours.Black, "M16,26 L30,10 L38,18 L26,32 Q20,32 16,26 Z")
        // The rifle the other way.
        .Line(Colours.Black, 6, "M22,84 L78,26", round: true)
        .Line(Colours.Black, 3, "M76,28 L100,2", round: true)
        .Shape(Colours.Black, "M8,88 L28,68 L40,72 L20,98 Z")
        .Line(Colours.Black, 6, "M56,50 Q66,56 66,70", round: true)
        .Line(Colours.Black, 4, "M40,68 L46,78 M82,20 L78,14");
}
