namespace FlagPainting.Drawing.Motifs;

/// <summary>The frigatebird over the sun that rises from the Pacific, the whole flag of Kiribati.</summary>
internal static class KiribatiSea
{
    private const string Swell = " q5,-3.6 10,0 q5,3.6 10,0 q5,-3.6 10,0 q5,3.6 10,0 q5,-3.6 10,0 q5,3.6 10,0 "
        + "q5,-3.6 10,0 "
        + "q5,3.6 10,0 q5,-3.6 10,0 q5,3.6 10,0 q5,-3.6 10,0 q5,3.6 10,0 q5,-3.6 10,0 q5,3.6 10,0";

    private static readonly Rgb Sun = 0xFCD116;

    public static FlagDesign Design => Flag.Ratio(60, 120)
        .Field(0xC8102E)
        .Rays(Sun, 60, 34, 12, 25, 34, 2.6)
        .Disc(Sun, 60, 34, 13)
        .Shape(0x003DA5, "M-10,34" + Swell + " V60 H-10 Z")
        .Line(Colours.White, 4, "M-10,35" + Swell)
        .Line(Colours.White, 4, "M-10,44" + Swell)
        .Line(Colours.White, 4, "M-10,53" + Swell)
        .Place(Frigatebird, 60, 8, 12);

    // Long bent wings, a hooked bill to the fly, a forked tail to the hoist.
    private static FlagDesign Frigatebird => Flag.Ratio(40, 120).Shape(Sun,
        "M0,14 C16,4 28,3 42,12 C48,16 52,17 58,14 C66,4 82,0 104,2 C92,6 82,12 76,20 C84,17 92,15 98,16 L108,15 "
            + "L112,20 L108,19 "
        + "C100,24 88,30 74,32 C60,34 46,34 32,38 L20,40 L30,34 L14,36 L34,29 C42,27 46,24 46,22 C36,16 20,11 0,14 Z");
}
