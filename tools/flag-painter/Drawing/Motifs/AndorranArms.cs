namespace FlagPainting.Drawing.Motifs;

/// <summary>The quartered shield of Andorra: a mitre and a crozier, three pales, four pales, two cows.</summary>
internal static class AndorranArms
{
    private static readonly Rgb Gules = 0xC6262E;
    private static readonly Rgb Or = 0xF2C53D;

    public static FlagDesign Design => Shield.Of(Shield.Spanish, Or, 0x8A6420, shield => shield
        .Box(Gules, 0, 0, 50, 58)
        .Shape(Or, "M14,44 L11,24 Q20,18 23,8 Q26,18 35,24 L32,44 Z")
        .Line(White, 2.5, "M23,13 V42 M13,36 H33")
        .Line(Or, 4, "M42,52 V20 C42,10 30,10 34,18")
        .Box(Gules, 57, 0, 7, 58).Box(Gules, 72, 0, 7, 58).Box(Gules, 87, 0, 7, 58)
        .Box(Gules, 4, 58, 6, 62).Box(Gules, 16, 58, 6, 62).Box(Gules, 28, 58, 6, 62).Box(Gules, 40, 58, 6, 62)
        .Place(Cow, 72, 72, 19)
        .Place(Cow, 68, 96, 19)
        .Line(0x8A6420, 2.5, "M50,0 V120 M0,58 H100"));

    private static Rgb White => Colours.White;

    private static FlagDesign Cow => Flag.Ratio(20, 34)
        .Shape(Gules, "M0,8 L4,3 L3,0 L7,2 L10,2 H28 Q33,3 33,12 L31,12 L30,7 L29,20 H26 V13 H13 L12,20 H9 L8,11 "
            + "L3,11 Z");
}
