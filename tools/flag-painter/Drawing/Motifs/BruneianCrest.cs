namespace FlagPainting.Drawing.Motifs;

/// <summary>
/// The crest of Brunei: a flag and a parasol over wings on a mast, a crescent below and a hand on either side.
/// </summary>
internal static class BruneianCrest
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 100)
        .Crescent(colour, 50, 50, 37, 50, 36, 36)
        .Line(0xF7E017, 1.6, "M21,70 Q50,95 79,70")
        .Box(colour, 47.5, 30, 5, 52)
        .Shape(colour, "M32,22 Q50,6 68,22 Q64,19.5 59,22 Q54.5,19 50,22 Q45.5,19 41,22 Q36,19.5 32,22 Z")
        .Box(colour, 48.8, 12, 2.4, 20)
        .Shape(colour, "50,1 64,4 51,8 51,14 49,14 49,1")
        .Both(half => half
            .Shape(colour, "M48,56 C36,54 30,46 30,34 C34,39 40,39 48,40 Z")
            .Line(0xF7E017, 1.2, "M34,42 H47 M37,47.5 H47")
            .Shape(colour, "M44,64 H56 V70 H44 Z")
            .Shape(colour, "M9,86 L4,34 C4,30 7,30 7.5,34 L8,42 V27 C8,23 11.5,23 11.5,27 V26 C12,22.5 15,23 15,27 V30 "
                + "C16,28 18.5,29 18.5,32 L18,48 C18,56 19,62 18,68 Q19,78 18,86 Z"))
        .Shape(colour, "M10,84 L16,82 Q50,100 84,82 L90,84 L92,92 L84,90 Q50,108 16,90 L8,92 Z");
}
