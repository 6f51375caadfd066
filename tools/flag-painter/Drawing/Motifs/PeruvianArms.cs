namespace FlagPainting.Drawing.Motifs;

/// <summary>
/// The arms of Peru: the vicuña, the cinchona tree and the horn of plenty, in a wreath of palm and laurel.
/// </summary>
internal static class PeruvianArms
{
    private const string Shape = "M38,36 Q44,32 50,34 Q60,36 65,32 Q70,36 80,34 Q86,32 92,36 V80 C92,94 80,98 "
        + "65,104 C50,98 38,94 38,80 Z";
    private static readonly Rgb Edge = 0xC8A23A;

    public static FlagDesign Design => Flag.Ratio(124, 130)
        .Place(Wreath.In(0x2E8B3D, 11, 22, 14, 42), 65, 66, 116)
        .Line(0xD91023, 5, "M54,116 L65,110 L76,116", round: true)
        .Within(Shape, shield => shield
            .Box(0x6CC4EE, 36, 30, 30, 42).Box(Colours.White, 65, 30, 30, 42).Box(0xD91023, 36, 70, 60, 40)
            .Shape(0xB0692E, "M46,66 L47,52 L46,42 L43,41 L46,37 L49,38 L50,46 L58,47 L61,50 L60,66 H57 V56 H50 "
                + "L49,66 Z")
            .Box(Colours.Brown, 77, 52, 3, 16).Disc(0x2E7D32, 78.5, 46, 8).Disc(0x3F9A42, 73, 50, 5)
            .Disc(0x3F9A42, 84, 50, 5)
            .Shape(0xF4C430, "M46,80 C54,74 66,78 74,86 L84,84 L82,94 L72,95 C62,96 52,92 46,80 Z")
            .Disc(0xFFE68A, 82, 96, 2.4).Disc(0xFFE68A, 77, 98, 2.4).Disc(0xFFE68A, 86, 92, 2.4))
        .Line(Edge, 2, Shape.Replace("Z", "V36", StringComparison.Ordinal) + " M38,70 H92 M65,34 V70")
        .Arc(0x2E8B3D, 65, 20, 8, 0, 360, 5);
}
