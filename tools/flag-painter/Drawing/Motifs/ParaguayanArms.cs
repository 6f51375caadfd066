namespace FlagPainting.Drawing.Motifs;

/// <summary>The May star between a palm and an olive branch, within rings, of Paraguay.</summary>
internal static class ParaguayanArms
{
    public static FlagDesign Design => Flag.Ratio(100, 100)
        .Ring(Colours.Black, 50, 50, 49, 47.6)
        .Arc(0xD52B1E, 50, 50, 43, -62, 124, 5)
        .Place(Wreath.In(0x009B3A, 8, 24, 11, 31), 50, 53, 100)
        .Ring(0x0038A8, 50, 50, 38.5, 37)
        .Star(0xF4C430, 50, 50, 12)
        .Arc(0x009B3A, 50, 50, 43, 118, 124, 4);
}
