namespace FlagPainting.Drawing.Motifs;

/// <summary>The Eagle of Saladin of Egypt, a shield on its breast and a scroll in its claws.</summary>
internal static class EagleOfSaladin
{
    private static readonly Rgb Old = 0xC09300;

    public static FlagDesign Design => Flag.Ratio(120, 90)
        .Both(half => half
            .Shape(Old, "M45,24 C34,14 22,10 10,14 L6,22 L4,90 L10,96 L13,88 L18,92 L21,82 L26,85 L28,76 L33,78 "
                + "L36,66 L45,60 Z")
            .Line(Colours.White, 1.6, "M12,26 V84 M20,26 V78 M28,30 V70")
            .Shape(Old, "M45,84 H36 L30,98 L35,100 L33,106 L40,102 H45 Z"))
        .Shape(Old, "M34,30 C37,22 38,18 36,15 L26,17 L28,10 C31,2 43,0 50,4 C57,8 56,20 58,32 Z")
        .Disc(Colours.White, 36, 9, 1.6)
        .Within("M32,34 H58 V64 Q58,80 45,86 Q32,80 32,64 Z", shield => shield
            .VerticalBands([36, 18, 36], 0xC8102E, Colours.White, Colours.Black))
        .Line(Old, 2.4, "M32,34 H58 V64 Q58,80 45,86 Q32,80 32,64 V34")
        .Shape(Old, "M10,102 Q45,112 80,102 V113 Q45,122 10,113 Z")
        .Line(Colours.White, 2, "M22,110 Q45,115 68,110");
}
