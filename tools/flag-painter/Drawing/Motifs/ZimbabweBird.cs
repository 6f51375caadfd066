namespace FlagPainting.Drawing.Motifs;

/// <summary>The soapstone bird of Great Zimbabwe on its pedestal, looking to the hoist.</summary>
internal static class ZimbabweBird
{
    private static readonly Rgb Soapstone = 0xFFD200;

    public static FlagDesign Design => Flag.Ratio(100, 64)
        .Shape(0x7A5A00, Body).Shape(Soapstone, Body).Line(0x7A5A00, 2, Body)
        .Disc(0x7A5A00, 20, 14, 1.8)
        .Line(0x7A5A00, 1.8, "M30,36 C38,46 44,58 46,72 M24,40 C32,50 38,60 40,72 M14,84 H52 M12,91 H54");

    private const string Body = "M8,18 L14,8 C20,2 30,4 32,14 C34,24 40,28 46,38 C52,48 54,60 54,76 L46,72 L44,80 "
        + "H52 L56,98 H8 L12,80 H22 "
        + "L20,70 C12,62 10,50 16,40 C20,34 22,30 20,24 L16,20 L10,24 Z";
}
