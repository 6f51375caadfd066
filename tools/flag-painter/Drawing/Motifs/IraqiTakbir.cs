namespace FlagPainting.Drawing.Motifs;

/// <summary>The takbir, "God is great", in Kufic script, read from the fly to the hoist, of Iraq.</summary>
internal static class IraqiTakbir
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(60, 210)
        // "Allah": alif, two lams, ha.
        .Shape(colour, "M204,4 L197,8 V38 L204,46 H190 V8 C190,4 196,2 204,0 Z")
        .Shape(colour, "M182,2 V46 H126 C120,46 118,42 118,36 C118,26 126,22 132,14 L142,24 V38 H152 V8 L160,2 "
            + "V38 H174 V8 Z "
            + "M134,27 L127,37 H134 Z")
        // "akbar": alif with its hamza, kaf, ba with its dot, ra.
        .Shape(colour, "M104,12 L97,16 V38 L104,46 H90 V16 C90,12 96,11 104,8 Z M92,2 H102 V5 H92 Z")
        .Shape(colour, "M82,46 H30 V38 H36 V26 L43,21 V38 H74 V30 H50 V23 L70,6 L78,4 L62,22 H82 Z")
        .Shape(colour, "34,49 40,49 40,55 34,55")
        .Shape(colour, "M30,46 C26,46 24,44 22,40 L8,58 L2,56 C12,46 18,38 22,28 L30,36 Z");
}
