namespace FlagPainting.Drawing.Motifs;

/// <summary>The arms of Guatemala: the quetzal on a scroll, rifles and swords crossed, a wreath of laurel.</summary>
internal static class GuatemalanArms
{
    public static FlagDesign Design => Flag.Ratio(110, 110)
        .Both(half => half
            .Line(0x6B4423, 4, "M18,96 L84,20").Line(0x8A6A3A, 7, "M17,97 L32,80", round: true)
            .Line(0xA7A9AC, 2.4, "M96,88 L22,34").Line(0xC8A23A, 3.4, "M92,90 L98,82"))
        .Place(Wreath.In(0x4E8B2E, 9, 40, 12, 40), 55, 58, 100)
        .Shape(0xF4E6B4, "M32,44 C36,40 40,44 44,44 H70 C74,44 76,42 80,46 L76,50 V84 C76,88 80,90 78,94 C72,96 "
            + "68,92 64,92 H40 "
            + "C36,92 34,94 30,90 L34,84 V50 Z")
        .Line(0x8A6420, 1.6, "M32,44 C36,40 40,44 44,44 H70 C74,44 76,42 80,46 L76,50 V84 C76,88 80,90 78,94 "
            + "C72,96 68,92 64,92 H40 "
            + "C36,92 34,94 30,90 L34,84 V50 L32,44")
        .Line(0x6B5330, 1.8, "M42,58 H68 M42,66 H68 M40,74 H70 M44,82 H66")
        // The quetzal: a red breast and a tail longer than the bird.
        .Shape(0x1F8A4C, "M50,20 C52,10 62,8 66,14 L72,15 L66,19 C68,28 64,38 58,44 L56,64 C52,78 46,88 34,98 "
            + "C42,84 46,70 47,56 C43,44 44,30 50,20 Z")
        .Shape(0xC8202E, "M62,22 C67,30 63,40 57,44 C55,38 56,28 62,22 Z")
        .Shape(0x14693A, "M50,24 C44,32 44,46 50,56 C54,46 54,34 50,24 Z")
        .Disc(Colours.Black, 63, 14, 1.4);
}
