namespace FlagPainting.Drawing.Motifs;

/// <summary>The chequered shield of Croatia, first square red, under a crown of the arms of five lands.</summary>
internal static class CroatianArms
{
    private const string Checker = "M12,44 H88 V88 C88,112 72,124 50,132 C28,124 12,112 12,88 Z";
    private static readonly Rgb Gules = 0xFF0000;

    public static FlagDesign Design
    {
        get
        {
            var arms = Flag.Ratio(136, 100).Within(Checker, shield =>
            {
                shield = shield.Box(Colours.White, 12, 44, 76, 92);
                for (var square = 0; square < 25; square += 2)
                {
                    shield = shield.Box(Gules, 12 + square % 5 * 15.2, 44 + square / 5 * 17.6, 15.2, 17.6);
                }

                return shield;
            });
            return arms
                .Line(Gules, 2.4, Checker.Replace("Z", "V44", StringComparison.Ordinal))
                .Place(Land(0x6FB7E9, land => land.Star(Colours.Gold, 10, 8, 5, 6, 0.5)
                    .Crescent(Colours.White, 10, 16, 4, 10, 13.5, 3.8)), 18, 31, 27, -22)
                .Place(Land(0x171796, land => land.Box(Gules, 0, 5, 20, 4.5)
                .Box(Gules, 0, 14, 20, 4.5)), 33.5, 26, 27, -11)
                .Place(Land(0x6FB7E9, land => land.Disc(Colours.Gold, 6, 8, 3.2).Disc(Colours.Gold, 14, 8, 3.2)
                    .Disc(Colours.Gold, 10, 16, 3.2)), 50, 24, 27)
                .Place(Land(0x171796, land => land.Shape(
                    Colours.Gold, "5,6 13,4 16,10 13,18 7,20 8,13 4,11")), 66.5, 26, 27, 11)
                .Place(Land(0x6FB7E9, land => land.Box(Gules, 0, 9, 20, 6).Box(Colours.White, 0, 7, 20, 2)
                .Box(Colours.White, 0, 15, 20, 2)
                    .Star(Colours.Gold, 10, 4, 3, 6, 0.5)), 82, 31, 27, 22);
        }
    }

    private static FlagDesign Land(Rgb field, Func<FlagDesign, FlagDesign> charges) => Flag.Ratio(27, 20)
        .Within("M1,6 L5.5,3 L10,0 L14.5,3 L19,6 V26 H1 Z", land => charges(land.Field(field)))
        .Line(Colours.White, 1, "M1,6 L5.5,3 L10,0 L14.5,3 L19,6 V26 H1 V6");
}
