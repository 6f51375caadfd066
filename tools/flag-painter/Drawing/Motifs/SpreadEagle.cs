namespace FlagPainting.Drawing.Motifs;

/// <summary>An eagle with one head, turned to the hoist, and its wings spread.</summary>
internal static class SpreadEagle
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 100)
        .Both(half => half
            .Shape(colour, "M50,30 L41,30 C36,20 27,13 14,12 L17,17 L6,17.5 L11,24 L1,27 L8,32.5 L0,37.5 L8.5,41 "
                + "L2.5,48 "
                + "L11.5,49.5 L8,57 L17,56 L16,64 L24,61 L26,68.5 L32,63 L37,69 L50,70 Z")
            .Shape(colour, "M50,60 H41 L37,72 L29,77 L25,76 L28,80 L24,84 L30,83 L31,88 L35,82 L41,80 L36,92 "
                + "L42,90.5 L45,96 L50,93 Z"))
        .Shape(colour, "M41,33 C43,26 44,22 43,19.5 L39,20.5 L31,22.5 L35,16 C37,9 45,6.5 51,9.5 C57,12.5 57,21 "
            + "59,33 Z");
}
