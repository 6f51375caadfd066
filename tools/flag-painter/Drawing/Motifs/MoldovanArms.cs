namespace FlagPainting.Drawing.Motifs;

/// <summary>
/// The arms of Moldova: an eagle with a cross, an olive branch and a sceptre, the head of an aurochs on its breast.
/// </summary>
internal static class MoldovanArms
{
    private static readonly Rgb Plumage = 0x9B5A1E;
    private static readonly Rgb Claw = 0xE8B212;

    public static FlagDesign Design => Flag.Ratio(130, 110)
        .Place(SpreadEagle.In(Plumage), 55, 68, 110)
        .Shape(Claw, "M38,35 L32,38 L40,40 Z").Disc(Colours.Black, 48, 30, 1.6)
        // The cross in its beak.
        .Shape(0xA8690F, "M27,16 H33 V24 H41 V30 H33 V48 H27 V30 H19 V24 H27 Z")
        .Line(0x2E7D32, 2.6, "M34,100 Q18,100 8,86", round: true)
        .Line(0x2E7D32, 4, "M28,99 L24,92 M20,96 L18,88 M14,92 L6,92 M24,99 L20,104", round: true)
        .Line(Claw, 3.4, "M74,102 L102,84").Disc(Claw, 103, 83, 4)
        .Line(Claw, 3, "M38,94 L36,104 M44,95 L44,104 M66,95 L66,104 M72,94 L74,104")
        .Within("M32,52 H78 V84 Q78,102 55,110 Q32,102 32,84 Z", shield => shield
            .Box(0xCC092F, 32, 50, 46, 28).Box(0x0046AE, 32, 78, 46, 40))
        .Line(Claw, 1.6, "M32,52 H78 V84 Q78,102 55,110 Q32,102 32,84 V52")
        .Both(half => half
            .Shape(Claw, "M55,72 H48 L42,68 L44,74 L48,77 L49,90 L52,98 H55 Z")
            .Line(Claw, 2.8, "M49,72 C42,66 42,60 49,57", round: true))
        .Star(Claw, 55, 62, 6, 8, 0.5)
        .Disc(Claw, 39, 86, 3.4).Crescent(Claw, 71, 86, 4.5, 73, 86, 3.8);
}
