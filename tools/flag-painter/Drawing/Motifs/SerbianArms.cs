namespace FlagPainting.Drawing.Motifs;

/// <summary>The lesser arms of Serbia: a white eagle with two heads on red, the shield of the cross, a crown.</summary>
internal static class SerbianArms
{
    private static readonly Rgb Gold = 0xEDB92E;
    private static readonly Rgb Gules = 0xC6363C;

    public static FlagDesign Design => Flag.Ratio(160, 100)
        .Within("M6,44 H94 V110 C94,134 78,146 50,156 C22,146 6,134 6,110 Z", shield => shield
            .Field(Gules)
            .Place(DoubleEagle.In(Colours.White), 50, 97, 92)
            .Line(Gold, 3, "M38,141 L36,150 M62,141 L64,150"))
        .Line(Gold, 2, "M6,44 H94 V110 C94,134 78,146 50,156 C22,146 6,134 6,110 V44")
        .Within("M36,84 H64 V106 Q64,116 50,122 Q36,116 36,106 Z", shield => shield
            .Field(Gules).Box(Colours.White, 47, 84, 6, 40).Box(Colours.White, 36, 98, 28, 6)
            .Both(half => half.Line(Colours.White, 1.8, "M40,88 V95 H45 M40,107 V113 H45")))
        .Line(Gold, 1.4, "M36,84 H64 V106 Q64,116 50,122 Q36,116 36,106 V84")
        .Shape(Gules, "M24,34 C12,14 40,8 50,12 C60,8 88,14 76,34 Z")
        .Line(Gold, 4, "M24,34 C12,14 40,8 50,12 C60,8 88,14 76,34 M38,34 C34,22 42,14 50,12 C58,14 66,22 62,34 "
            + "M50,34 V12")
        .Box(Gold, 20, 33, 60, 9).Box(Gold, 48, 0, 4, 12).Box(Gold, 44.5, 3, 11, 4)
        .Both(half => half.Disc(0x0C4077, 36, 37.5, 2.4)).Disc(Gules, 50, 37.5, 2.6);
}
