namespace FlagPainting.Drawing.Motifs;

/// <summary>The armillary sphere and the shield of Portugal: seven castles about five shields of five dots.</summary>
internal static class PortugueseArms
{
    private static readonly Rgb Or = 0xFFE900;
    private static readonly Rgb Gules = 0xDA291C;

    public static FlagDesign Design
    {
        get
        {
            var arms = Armillary(Armillary(Flag.Ratio(100, 100), Colours.Black, 4.6), Or, 3.4)
                .Place(Escutcheon(Colours.White), 50, 45.4, 62.7)
                .Place(Escutcheon(Gules), 50, 45.1, 57.1)
                .Place(Escutcheon(Colours.White), 50, 47.4, 34.7);
            ReadOnlySpan<(double X, double Y)> castles =
                [(30, 23), (50, 23), (70, 23), (30, 45), (70, 45), (35, 67), (65, 67)];
            foreach (var (x, y) in castles)
            {
                arms = arms.Place(Castle, x, y, 9);
            }

            ReadOnlySpan<(double X, double Y)> quinas = [(50, 36), (40.5, 47), (50, 47), (59.5, 47), (50, 58)];
            foreach (var (x, y) in quinas)
            {
                arms = arms.Place(Quina, x, y, 9.5);
            }

            return arms;
        }
    }

    private static FlagDesign Castle => Flag.Ratio(10, 10)
        .Shape(Or, "M1,10 V3 H0.5 V0 H2.5 V1.2 H4 V0 H6 V1.2 H7.5 V0 H9.5 V3 H9 V10 Z").Box(Gules, 4.2, 6, 1.6, 4);

    private static FlagDesign Quina => Flag.Ratio(10, 8.5)
        .Shape(0x002D9C, "M0,0 H8.5 V5.5 C8.5,9 6,10 4.25,10 C2.5,10 0,9 0,5.5 Z")
        .Disc(Colours.White, 2.2, 2.2, 0.9).Disc(Colours.White, 6.3, 2.2, 0.9).Disc(Colours.White, 4.25, 4.4, 0.9)
        .Disc(Colours.White, 2.4, 6.6, 0.9).Disc(Colours.White, 6.1, 6.6, 0.9);

    private static FlagDesign Armillary(FlagDesign sphere, Rgb colour, double width) => sphere
        .Arc(colour, 50, 50, 46, 0, 360, width)
        .Line(colour, width, "M4,50 C20,62 80,62 96,50 M12,26 C30,36 70,36 88,26 M12,74 C30,84 70,84 88,74")
        .Line(colour, width, "M50,4 C22,24 22,76 50,96 M50,4 C78,24 78,76 50,96")
        .Line(colour, width, "M16,82 C34,74 70,44 84,18");

    private static FlagDesign Escutcheon(Rgb colour) => Flag.Ratio(112, 100)
        .Shape(colour, "M0,0 H100 V67 C100,96 76,112 50,112 C24,112 0,96 0,67 Z");
}
