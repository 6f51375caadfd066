namespace FlagPainting.Drawing.Motifs;

/// <summary>
/// The arms of San Marino: three plumed towers on three hills, a crown, branches of laurel and oak, LIBERTAS.
/// </summary>
internal static class SammarineseArms
{
    private const string Heart = "M36,44 Q42,50 60,44 Q78,50 84,44 C96,62 88,92 60,106 C32,92 24,62 36,44 Z";
    private static readonly Rgb Gold = 0xF0C040;

    public static FlagDesign Design => Flag.Ratio(126, 120)
        .Both(half => half
            .Line(0x2E7D32, 3, "M58,112 C26,108 12,84 20,50", round: true)
            .Line(0x2E7D32, 5, "M44,106 L36,110 M42,104 L40,96 M32,98 L23,100 M31,96 L31,88 M24,88 L15,87 M24,86 "
                + "L27,78 M20,76 L12,72 "
                + "M20,74 L26,67 M19,63 L13,57 M20,60 L26,55", round: true))
        .Within(Heart, shield => shield
            .Field(0x5EB6E4)
            .Shape(0x3D8B37, "M24,106 V90 L42,80 L50,86 L60,70 L70,86 L78,80 L96,90 V108 Z")
            .Place(Tower, 42, 72, 25).Place(Tower, 78, 72, 25).Place(Tower, 60, 64, 27))
        .Line(Gold, 3, "M36,44 Q42,50 60,44 Q78,50 84,44 C96,62 88,92 60,106 C32,92 24,62 36,44")
        // A closed crown.
        .Shape(Gold, "M40,40 V32 H80 V40 Q60,44 40,40 Z")
        .Line(Gold, 3, "M42,34 C30,20 44,12 60,14 C76,12 90,20 78,34 M52,34 C48,22 54,16 60,14 C66,16 72,22 68,34 "
            + "M60,34 V14", round: true)
        .Disc(Gold, 60, 10, 3.4).Box(Gold, 58.8, 1, 2.4, 8).Box(Gold, 56, 3, 8, 2.2)
        .Both(half => half.Disc(0xC8202E, 50, 36.5, 2)).Disc(0x3D8B37, 60, 37.5, 2)
        .Shape(Colours.White, "M22,110 Q60,124 98,110 V118 Q60,132 22,118 Z")
        .Line(0x7A7A7A, 1.2, "M22,110 Q60,124 98,110 V118 Q60,132 22,118 V110 M32,117.5 Q60,126 88,117.5");

    private static FlagDesign Tower => Flag.Ratio(40, 20)
        .Line(Colours.White, 3, "M10,12 C8,6 10,2 14,0", round: true)
        .Shape(Colours.White, "M4,40 V20 H2 V13 H5 V15.5 H8.2 V13 H11.8 V15.5 H15 V13 H18 V20 H16 V40 Z")
        .Line(0x555555, 0.9, "M4,40 V20 H2 V13 H5 V15.5 H8.2 V13 H11.8 V15.5 H15 V13 H18 V20 H16 V40")
        .Box(0x555555, 8.4, 25, 3.2, 5);
}
