namespace FlagPainting.Drawing.Motifs;

/// <summary>The arms of Equatorial Guinea: a silk-cotton tree on silver under six stars, a motto below.</summary>
internal static class EquatorialGuineanArms
{
    public static FlagDesign Design => Flag.Ratio(150, 130)
        .StarCircleArc()
        .Place(Shield.Of(Shield.Heater, 0xC9CCCF, 0x6E7073, shield => shield
            .Shape(0x7A4A21, "M44,96 L46,60 H54 L56,96 L62,102 H38 Z")
            .Line(0x7A4A21, 4, "M50,66 L34,50 M50,66 L66,50")
            .Disc(0x3E9A00, 50, 34, 20).Disc(0x3E9A00, 30, 44, 14).Disc(0x3E9A00, 70, 44, 14)
            .Disc(0x2C7A00, 40, 40, 9).Disc(0x2C7A00, 60, 38, 9).Disc(0x58B31A, 50, 28, 8)), 65, 76, 92)
        .Shape(Colours.White, "M12,126 Q65,142 118,126 V138 Q65,154 12,138 Z")
        .Line(0x6E7073, 2, "M12,126 Q65,142 118,126 V138 Q65,154 12,138 V126 M28,137 Q65,146 102,137");

    private static FlagDesign StarCircleArc(this FlagDesign design)
    {
        for (var i = 0; i < 6; i++)
        {
            var centre = Point.OnCircle(new(65, 76), 66, -50 + i * 20);
            design = design.Star(0xB8860B, centre.X, centre.Y, 9, 6, 0.577)
                .Star(0xFFE000, centre.X, centre.Y, 7, 6, 0.577);
        }

        return design;
    }
}
