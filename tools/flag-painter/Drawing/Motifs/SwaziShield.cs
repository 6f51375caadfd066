namespace FlagPainting.Drawing.Motifs;

/// <summary>
/// A black and white Nguni shield over two spears and a staff with feathers, all lying along, of Eswatini.
/// </summary>
internal static class SwaziShield
{
    private static readonly Rgb Wood = 0xFFD900;
    private static readonly Rgb Feather = 0x3E5EB9;

    public static FlagDesign Design => Flag.Ratio(80, 200)
        .Box(Wood, 14, 10, 172, 3).Box(Wood, 14, 19, 172, 3).Box(Wood, 12, 66, 176, 3.4)
        .Shape(0x9FC3E8, "M4,11.5 L22,6 L34,10 V13 L22,17 Z").Shape(0x9FC3E8, "M4,20.5 L22,15 L34,19 V22 L22,26 Z")
        // The ox-hide: white and black by turns.
        .Within("M30,40 C52,4 148,4 170,40 C148,76 52,76 30,40 Z", hide => hide
            .Field(Colours.White)
            .Shape(Colours.Black, "M100,0 C92,14 108,26 100,40 C92,54 106,66 100,80 H200 V0 Z")
            .Oval(Colours.Black, 62, 28, 10, 3.4).Oval(Colours.Black, 66, 52, 10, 3.4)
            .Oval(Colours.Black, 46, 40, 6, 2.6)
            .Oval(Colours.White, 138, 28, 10, 3.4).Oval(Colours.White, 134, 52, 10, 3.4)
            .Oval(Colours.White, 154, 40, 6, 2.6))
        .Line(Colours.Black, 1.6, "M30,40 C52,4 148,4 170,40 C148,76 52,76 30,40")
        .Line(Wood, 3.4, "M20,40 H66 M84,40 H116 M134,40 H180")
        .Place(Tassel, 30, 58, 30, 180).Place(Tassel, 172, 58, 30, 180).Place(Tassel, 168, 30, 30, 180);

    private static FlagDesign Tassel => Flag.Ratio(40, 24)
        .Shape(Feather, "M12,0 C22,12 24,26 16,36 L12,40 L8,36 C0,26 2,12 12,0 Z")
        .Line(0x1D3A86, 1.6, "M12,4 V36 M12,14 L6,22 M12,14 L18,22 M12,24 L8,30 M12,24 L16,30");
}
