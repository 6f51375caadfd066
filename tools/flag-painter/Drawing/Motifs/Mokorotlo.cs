namespace FlagPainting.Drawing.Motifs;

/// <summary>The straw hat of Lesotho.</summary>
internal static class Mokorotlo
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 110)
        .Both(half => half
            .Shape(colour, "M55,24 L48,24 L26,58 Q40,66 55,66 Z")
            .Shape(colour, "M24,62 Q38,70 55,70 V82 C38,82 16,92 2,100 C6,88 14,74 24,62 Z")
            .Shape(colour, "M55,0 L50,6 L52,12 H46 L43,18 L52,21 H55 Z"));
}
