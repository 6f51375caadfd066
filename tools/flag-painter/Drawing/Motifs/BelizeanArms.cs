namespace FlagPainting.Drawing.Motifs;

/// <summary>
/// The arms of Belize: a mahogany tree over a shield of tools and a ship, two woodcutters, fifty leaves around.
/// </summary>
internal static class BelizeanArms
{
    public static FlagDesign Design => Flag.Ratio(100, 100)
        .Disc(Colours.White, 50, 50, 50)
        .Place(Wreath.In(0x3E8B33, 12, 4, 7.5, 45), 50, 50, 100)
        .Box(Colours.Brown, 48.6, 24, 2.8, 16)
        .Both(tree => tree.Disc(0x2E7D32, 44, 21, 5.5).Disc(0x4C9A3F, 47, 16, 5))
        .Disc(0x2E7D32, 50, 23, 6)
        .Place(Arms, 50, 54, 34)
        .Place(Woodcutter(0xC98B4B), 27, 54, 40)
        .Place(Woodcutter(0x6B4423), 73, 54, 40, mirrored: true)
        .Shape(0x9FA1A4, "M24,75 Q50,71 76,75 L75,77 Q50,73 25,77 Z")
        .Shape(Colours.White, "M26,80 Q50,88 74,80 V85 Q50,93 26,85 Z")
        .Line(Colours.Black, 1, "M26,80 Q50,88 74,80 V85 Q50,93 26,85 V80 M34,84 Q50,89.5 66,84");

    private static FlagDesign Arms => Shield.Of(Shield.Heater, 0xF4C430, Colours.Black, shield => shield
        .Box(Colours.White, 0, 0, 50, 62)
        .Line(Colours.Brown, 6, "M10,52 L40,12 M10,12 L40,52")
        .Line(0x7A7A7A, 6, "M60,52 L90,12 M60,12 L90,52")
        .Shape(0x3A8DDE, "0,92 100,92 100,120 0,120")
        .Shape(0xA8D8F0, "0,62 100,62 100,92 0,92")
        .Shape(Colours.Brown, "24,88 76,88 68,100 32,100")
        .Shape(Colours.White, "34,84 34,68 48,84").Shape(Colours.White, "52,84 52,64 70,84"));

    private static FlagDesign Woodcutter(Rgb skin) => Flag.Ratio(100, 50)
        .Line(Colours.Brown, 3, "M6,4 V84").Shape(0x8C8C8C, "M2,8 H10 L14,18 H2 Z")
        .Disc(skin, 24, 14, 7)
        .Shape(skin, "M15,24 H33 L40,50 L34,51 L30,36 V50 H17 V36 L10,46 L4,42 Z")
        .Shape(Colours.White, "M16,48 H32 L35,88 H27 L24,60 L21,88 H13 Z")
        .Line(Colours.Grey, 1.2, "M16,48 H32 L35,88 H27 L24,60 L21,88 H13 L16,48")
        .Shape(skin, "M12,88 H21 V93 H9 Z M27,88 H36 L39,93 H27 Z");
}
