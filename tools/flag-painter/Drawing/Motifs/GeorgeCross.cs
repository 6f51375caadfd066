namespace FlagPainting.Drawing.Motifs;

/// <summary>The George Cross that Malta was awarded in 1942, edged in red.</summary>
internal static class GeorgeCross
{
    public static FlagDesign Design => Flag.Ratio(100, 100)
        .Shape(0xCF142B, "M36,0 H64 V36 H100 V64 H64 V100 H36 V64 H0 V36 H36 Z")
        .Shape(Silver, "M39,3 H61 V39 H97 V61 H61 V97 H39 V61 H3 V39 H39 Z")
        .Line(0x7D8083, 1.6, "M42,6 H58 V42 H94 V58 H58 V94 H42 V58 H6 V42 H42 V6")
        .Both(half => half.Line(0x7D8083, 2.6, "M31,39 V31 H39 M31,61 V69 H39"))
        .Disc(0xEDEEEF, 50, 50, 18).Ring(0x7D8083, 50, 50, 18, 16)
        // St George on his horse.
        .Shape(0x7D8083, "M40,60 L42,50 L38,48 L40,43 L46,46 L47,38 L52,38 L53,46 L60,48 L62,60 L59,60 L56,54 "
            + "L48,55 L44,60 Z")
        .Line(0x7D8083, 1.6, "M36,58 L58,38");

    private static Rgb Silver => 0xBFC1C3;
}
