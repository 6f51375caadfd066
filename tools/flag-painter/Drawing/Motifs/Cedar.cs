namespace FlagPainting.Drawing.Motifs;

/// <summary>The cedar of Lebanon.</summary>
internal static class Cedar
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 92).Both(half => half.Shape(colour,
        "M46.5,0 C43,6 41,9 37,11 L42,11.5 C38,17 34,19 28,20 L35,21.5 C31,26 27,28.5 20,30 L28,31 "
        + "C24,35 20,37 13,39 L22,40 C18,44.5 13,47 6,48.5 L16,49.5 C12,54 8,57 1,59 C6,61 10,61 15,60 "
        + "C11,65 6,68 0,70 C7,72.5 15,71 22,68.5 C20,72 18,74 15,76 C24,76.5 32,73.5 37,69 C38.5,72 40,73.5 42,74 "
        + "L42,88 C41,93 38,96 33,98 L40,97.5 L44,100 L46.5,97 Z"));
}
