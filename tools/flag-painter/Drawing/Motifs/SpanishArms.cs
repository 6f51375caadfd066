namespace FlagPainting.Drawing.Motifs;

/// <summary>The arms of Spain: Castile, León, Aragon, Navarre and Granada, a crown, the pillars of Hercules.</summary>
internal static class SpanishArms
{
    private static readonly Rgb Gules = 0xC60B1E;
    private static readonly Rgb Or = 0xE0B425;
    private static readonly Rgb Dark = 0x6B4A12;

    public static FlagDesign Design => Flag.Ratio(120, 130)
        .Both(half => half
            .Box(Colours.White, 8, 42, 12, 60).Line(Colours.Grey, 1.6, "M8,42 V102 M20,42 V102")
            .Box(Or, 5, 36, 18, 7).Box(Or, 5, 101, 18, 7)
            .Shape(0x2A6FBB, "M3,114 Q8,108 14,112 Q20,108 25,114 V118 H3 Z")
            .Shape(Gules, "M7,36 Q14,22 21,36 Z").Shape(Or, "M8,31 H20 L21,27 L17,29 L14,24 L11,29 L7,27 Z")
            .Shape(Gules, "M2,62 L26,54 V63 L2,71 Z M2,84 L26,76 V85 L2,93 Z"))
        .Within("M30,44 H100 V88 C100,106 84,112 65,118 C46,112 30,106 30,88 Z", shield => shield
            .Field(Or)
            .Box(Gules, 30, 44, 35, 32)
            .Shape(Or, "M37,72 V54 H41 V58 H45 V50 H50 V58 H54 V54 H58 V72 H51 V65 H44 V72 Z")
            .Box(Colours.White, 65, 44, 35, 32)
            .Place(Lion, 82.5, 60, 26)
            .Box(Or, 30, 76, 35, 44)
            .Box(Gules, 34, 76, 4, 44).Box(Gules, 42, 76, 4, 44).Box(Gules, 50, 76, 4, 44).Box(Gules, 58, 76, 4, 44)
            .Box(Gules, 65, 76, 35, 44)
            .Line(Or, 2.4, "M68,80 H96 V104 H68 V80 L96,104 M68,104 L96,80 M82,78 V106 M66,92 H98")
            .Shape(Colours.White, "M54,104 L65,100 L76,104 V120 H54 Z").Disc(Gules, 65, 108, 4)
            .Oval(Gules, 65, 78, 12, 13).Oval(0x0039A8, 65, 78, 9, 10)
            .Disc(Or, 61.5, 75, 2).Disc(Or, 68.5, 75, 2).Disc(Or, 65, 82, 2))
        .Line(Dark, 1.8, "M30,44 H100 V88 C100,106 84,112 65,118 C46,112 30,106 30,88 V44")
        .Place(Crown, 65, 25, 34);

    private static FlagDesign Lion => Flag.Ratio(30, 30).Shape(
        0x9A1F5C, "M6,4 L12,3 L15,8 L24,12 C28,8 24,4 26,1 C31,5 29,12 26,15 L27,22 L29,29 H25 L22,21 L17,19 "
            + "L15,24 L17,29 H12 L11,21 "
            + "L5,22 L4,19 L10,16 L4,14 L3,11 L9,12 L8,9 L4,8 Z");

    private static FlagDesign Crown => Flag.Ratio(40, 60)
        .Shape(Gules, "M8,32 C2,12 20,6 30,8 C40,6 58,12 52,32 Z")
        .Shape(Or, "M6,40 V32 H54 V40 Z")
        .Line(Or, 3, "M10,32 C4,14 22,10 30,9 C38,10 56,14 50,32 M20,32 C18,18 26,12 30,9 C34,12 42,18 40,32 M30,32 V8")
        .Shape(Or, "M28,9 V0 H32 V9 Z M25,2.5 H35 V6 H25 Z")
        .Both(half => half.Disc(Gules, 16, 36, 2)).Disc(0x0039A8, 30, 36, 2.2);
}
