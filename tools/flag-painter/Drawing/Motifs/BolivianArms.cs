namespace FlagPainting.Drawing.Motifs;

/// <summary>The arms of Bolivia: the silver mountain in an oval, flags behind it, the condor above.</summary>
internal static class BolivianArms
{
    public static FlagDesign Design => Flag.Ratio(100, 120)
        .Both(half => half
            .Place(Tricolour, 24, 44, 30, -24)
            .Place(Tricolour, 24, 66, 30, -6)
            .Line(Colours.Brown, 1.8, "M44,78 L8,28 M46,84 L4,52")
            .Line(0x2E8B3D, 4, "M42,92 Q30,82 34,58 Q34,44 42,34"))
        .Place(Condor.Design(wingsUp: true), 60, 15, 32)
        .Oval(0xB8242A, 60, 60, 24, 30)
        .Oval(0xF2D13C, 60, 60, 22.5, 28.5)
        .Oval(0x7CC4E8, 60, 60, 19, 24)
        .Within("M41,60 C41,28 79,28 79,60 C79,92 41,92 41,60 Z", view => view
            .Disc(0xF8E26B, 72, 46, 5)
            .Shape(0x9C6B30, "36,66 56,42 62,50 84,66")
            .Shape(0x6FA23B, "36,64 H84 V90 H36 Z")
            .Shape(Colours.White, "48,72 L54,66 H62 L64,72 V76 H49 Z")
            .Line(Colours.Brown, 1.5, "M70,76 V62").Disc(0x2E6B2D, 70, 60, 4.5));

    private static FlagDesign Tricolour => Flag.Ratio(30, 30).Within(
        "M2,2 Q14,8 28,2 V26 Q14,32 2,24 Z", cloth => cloth.HorizontalBands(0xDA291C, 0xF4E400, 0x007A33));
}
