namespace FlagPainting.Drawing.Motifs;

/// <summary>The prince's hat of Liechtenstein.</summary>
internal static class PrincelyCrown
{
    public static FlagDesign In(Rgb gold) => Flag.Ratio(90, 120)
        .Shape(gold, "M20,76 C8,60 4,40 18,30 C32,22 46,26 60,34 C74,26 88,22 102,30 C116,40 112,60 100,76 Z")
        .Shape(gold, "M18,74 H102 V88 H18 Z")
        .Shape(gold, "M57,0 H63 V7 H70 V13 H63 V24 H57 V13 H50 V7 H57 Z").Disc(gold, 60, 26, 6)
        .Line(Colours.Black, 1.6, "M20,76 C8,60 4,40 18,30 C32,22 46,26 60,34 C74,26 88,22 102,30 C116,40 112,60 "
            + "100,76 M18,75 H102 "
            + "M18,88 H102 M60,34 V74 M20,76 C30,60 44,56 60,34 M100,76 C90,60 76,56 60,34")
        .Both(half => half
            .Shape(0x8A1024, "M25,71 C18,60 16,46 26,40 C36,38 44,40 51,44 C44,56 34,58 25,71 Z")
            .Disc(0x8A1024, 32, 81.5, 3).Disc(0x2E7D32, 46, 81.5, 3)
            .Disc(Colours.White, 20, 34, 2).Disc(Colours.White, 34, 29, 2).Disc(Colours.White, 13, 48, 2)
            .Disc(Colours.White, 14, 62, 2))
        .Shape(0x8A1024, "M56,50 C50,60 42,64 36,72 H56 Z M64,50 C70,60 78,64 84,72 H64 Z")
        .Disc(0x8A1024, 60, 81.5, 3);
}
