namespace FlagPainting.Drawing.Motifs;

/// <summary>A carpet with the five guls of Turkmenistan's tribes over two olive branches.</summary>
internal static class TurkmenCarpet
{
    private static readonly Rgb Wine = 0xC0211E;
    private static readonly Rgb Dark = 0x7A1016;
    private static readonly Rgb Wool = 0xF6E7C8;
    private static readonly Rgb Amber = 0xF2A33A;

    public static FlagDesign Design
    {
        get
        {
            var carpet = Flag.Ratio(300, 65).Field(Wine)
                .Box(Dark, 5, 0, 2, 300).Box(Dark, 58, 0, 2, 300);
            for (var y = 5; y < 300; y += 10)
            {
                var knot = FormattableString.Invariant($"M0.5,{y} l2.2,-3.4 l2.2,3.4 l-2.2,3.4 Z");
                carpet = carpet.Both(edge => edge.Shape(Wool, knot));
            }

            Rgb[] grounds = [0x7A1016, 0x1F6B45, 0x7A1016, 0x1F6B45, 0x7A1016];
            for (var i = 0; i < 5; i++)
            {
                carpet = carpet.Place(Gul(grounds[i], i), 32.5, 27 + i * 48, 42);
            }

            return carpet.Place(Olives, 32.5, 272, 40);
        }
    }

    private static FlagDesign Gul(Rgb ground, int tribe)
    {
        var gul = Flag.Ratio(42, 48)
            .Shape(Wool, "M12,0 H36 L40,6 L48,10 V32 L40,36 L36,42 H12 L8,36 L0,32 V10 L8,6 Z")
            .Shape(ground, "M13,2 H35 L38.5,7.5 L46,11.5 V30.5 L38.5,34.5 L35,40 H13 L9.5,34.5 L2,30.5 V11.5 "
                + "L9.5,7.5 Z")
            .Shape(Amber, "24,5 40,21 24,37 8,21")
            .Shape(Wine, "24,9 36,21 24,33 12,21");
        return tribe switch
        {
            0 => gul.Star(Wool, 24, 21, 8, 8, 0.5),
            1 => gul.Box(Wool, 22, 13, 4, 16).Box(Wool, 16, 19, 16, 4),
            2 => gul.Shape(Wool, "24,12 33,21 24,30 15,21").Shape(Dark, "24,16 29,21 24,26 19,21"),
            3 => gul.Star(Wool, 24, 21, 9, 4, 0.5, 45),
            _ => gul.Box(Wool, 18, 15, 12, 12).Box(Dark, 21, 18, 6, 6),
        };
    }

    private static FlagDesign Olives => Flag.Ratio(40, 60).Both(half => half
        .Line(Amber, 2, "M30,36 Q14,36 6,20", round: true)
        .Line(Amber, 3.4,
            "M24,36 L18,40 M22,35 L20,28 M16,32 L9,34 M15,31 L15,23 M10,26 L4,26 M8,22 L9,14", round: true));
}
