namespace FlagPainting.Drawing.Motifs;

/// <summary>The temple of Angkor Wat with three towers, white with black lines, of Cambodia.</summary>
internal static class AngkorWat
{
    public static FlagDesign Design => Flag.Ratio(100, 150)
        .Shape(Colours.White, "M4,100 V92 H12 V84 H20 V76 H28 V68 H122 V76 H130 V84 H138 V92 H146 V100 Z")
        .Place(Tower, 75, 37, 74)
        .Place(Tower, 40, 48, 48).Place(Tower, 110, 48, 48)
        .Shape(Colours.White, "M46,56 H104 V72 H46 Z")
        .Line(Colours.Black, 1.5, "M4,92 H146 M12,84 H138 M20,76 H130 M28,68 H122 M46,57 H62 M88,57 H104 M4,99.4 H146")
        .Line(Colours.Black, 1.3, "M4,100 V92 M12,92 V84 M20,84 V76 M28,76 V68 M146,100 V92 M138,92 V84 M130,84 "
            + "V76 M122,76 V68")
        .Both(half => half
            .Line(Colours.Black, 1.8, "M50,68 V60 M55,68 V60 M60,68 V60 M31,68 V62 M36,68 V62 M41,68 V62")
            .Line(Colours.Black, 1.4, "M62,100 L66,68"))
        .Shape(Colours.Black, "M71,68 V58 Q75,52 79,58 V68 Z")
        .Line(Colours.Black, 1.2, "M66,74 H84 M65,80 H85 M64,86 H86");

    private static FlagDesign Tower => Flag.Ratio(100, 44)
        .Both(half => half
            .Shape(Colours.White, "M22,0 L18,12 C12,20 9,28 8,38 L4,44 H6 V60 L2,64 H4 V100 H22 Z")
            .Line(Colours.Black, 2, "M22,0 L18,12 C12,20 9,28 8,38 L4,44 H6 V60 L2,64 H4 V100")
            .Line(Colours.Black, 1.8, "M12,30 Q17,27 22,30 M9,44 H22 M7,62 H22 M14,22 Q18,19 22,22 M14,100 V68 "
                + "M10,58 V48 M16,58 V48"));
}
