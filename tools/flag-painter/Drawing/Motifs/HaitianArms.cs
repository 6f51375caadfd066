namespace FlagPainting.Drawing.Motifs;

/// <summary>
/// The arms of Haiti: a palm with the cap of liberty, flags and cannons on a green hill, a motto below.
/// </summary>
internal static class HaitianArms
{
    public static FlagDesign Design => Flag.Ratio(100, 116)
        .Both(half => half
            .Line(Colours.Brown, 1.4, "M52,72 L10,22 M52,74 L4,38 M54,70 L24,14")
            .Place(Flag.Ratio(16, 24).Within("M0,2 Q12,6 24,0 V14 Q12,18 0,16 Z",
                cloth => cloth.HorizontalBands(0x00209F, 0xD21034)), 16, 33, 15, 20)
            .Place(Flag.Ratio(16, 24).Within("M0,2 Q12,6 24,0 V14 Q12,18 0,16 Z",
                cloth => cloth.HorizontalBands(0x00209F, 0xD21034)), 14, 52, 15, 30))
        .Shape(0x3E8B33, "M6,90 C20,72 40,68 58,68 C76,68 96,72 110,90 Z")
        .Both(half => half
            .Shape(0x2B2B2B, "M10,66 L38,70 L38,77 L8,70 Z").Disc(0x7A4A21, 30, 78, 6).Disc(0x3E8B33, 30, 78, 2)
            .Disc(0x2B2B2B, 46, 84, 2.6).Disc(0x2B2B2B, 52, 84, 2.6).Disc(0x2B2B2B, 49, 79.6, 2.6))
        .Shape(0x9C6B30, "M55,80 L56.5,36 H59.5 L61,80 Z")
        .Both(half => half.Line(0x2E7D32, 4, "M58,36 Q44,28 34,38 M58,36 Q46,20 36,24 M58,36 Q40,34 36,48 M58,36 "
            + "Q54,22 48,14", round: true))
        .Box(0xC8A23A, 57.2, 6, 1.6, 26).Shape(0xD21034, "M53,12 Q52,3 58,2 Q66,2 66,8 L62,7 L63,12 Z")
        .Shape(Colours.White, "M14,90 Q58,100 102,90 V96 Q58,106 14,96 Z")
        .Line(Colours.Black, 1, "M14,90 Q58,100 102,90 V96 Q58,106 14,96 V90 M24,95 Q58,101.5 92,95");
}
