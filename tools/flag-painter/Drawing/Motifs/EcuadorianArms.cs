namespace FlagPainting.Drawing.Motifs;

/// <summary>
/// The arms of Ecuador: the snow of Chimborazo and a steamer in an oval, four flags, the condor above.
/// </summary>
internal static class EcuadorianArms
{
    public static FlagDesign Design => Flag.Ratio(120, 110)
        .Both(half => half
            .Line(Colours.Brown, 1.8, "M40,96 L10,40 M44,100 L4,56")
            .Place(Tricolour, 22, 58, 34, -28).Place(Tricolour, 24, 78, 34, -40)
            .Line(0x2E8B3D, 3.5, "M46,106 Q24,100 18,84", round: true))
        .Line(0xC8A23A, 7, "M40,108 H70", round: true)
        .Oval(0xC8912A, 55, 72, 25, 33)
        .Within("M32,72 C32,30 78,30 78,72 C78,114 32,114 32,72 Z", view => view
            .Box(0x8CC8F0, 30, 40, 50, 66)
            .Disc(0xFFE000, 55, 51, 5).Rays(0xFFE000, 55, 51, 5, 9, 12, 1.6)
            .Shape(0x7FA05A, "30,82 42,68 55,56 70,72 80,80 80,86 30,86")
            .Shape(Colours.White, "46,65 55,55 66,67 60,66 55,70 51,65")
            .Shape(0x3D8B37, "30,80 Q55,74 80,84 V90 H30 Z")
            .Shape(0x3A78C8, "30,88 Q55,82 80,90 V106 H30 Z")
            .Shape(Colours.Brown, "46,92 66,92 62,97 49,97").Box(Colours.White, 54, 84, 3, 8))
        .Place(Condor.Design(wingsUp: false), 55, 24, 46);

    private static FlagDesign Tricolour => Flag.Ratio(34, 20)
        .Within(
            "M2,2 Q10,8 18,2 V28 Q10,34 2,28 Z",
            cloth => cloth.HorizontalBands([2, 1, 1], 0xFFDD00, 0x034EA2, 0xED1C24));
}
