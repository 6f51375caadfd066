namespace FlagPainting.Drawing.Motifs;

/// <summary>The shield of Fiji: a lion with a cocoa pod over sugar cane, a palm, the dove and bananas.</summary>
internal static class FijianShield
{
    private static readonly Rgb Gules = 0xCE1126;

    public static FlagDesign Design => Flag.Ratio(120, 100)
        .Within(Shield.Heater, shield => shield
            .Field(Colours.White)
            .Box(Gules, 0, 0, 100, 32)
            .Box(Gules, 44, 30, 12, 90).Box(Gules, 0, 67, 100, 12)
            .Shape(Colours.Gold, "M22,12 L30,6 L38,10 L60,10 C68,10 74,14 74,22 C80,20 78,12 84,10 C86,16 84,26 "
                + "74,27 L76,30 H68 L64,22 "
                + "L46,22 L44,30 H37 L36,22 L28,24 L20,18 Z")
            .Oval(0xA8672A, 20, 22, 4, 6)
            .Line(0x3E8B33, 4, "M12,64 L18,36 M24,64 L26,36 M36,64 L34,36")
            .Line(0x3E8B33, 2.4, "M18,44 L8,40 M26,46 L34,42 M30,38 L40,36")
            .Line(Colours.Brown, 4, "M78,65 Q76,52 79,44")
            .Line(0x3E8B33, 4,
                "M79,44 Q68,38 62,46 M79,44 Q90,38 96,46 M79,44 Q74,36 66,36 M79,44 Q84,36 92,37", round: true)
            .Shape(0x8FB8D8, "M12,92 Q18,84 26,88 L38,82 L32,92 L40,96 L28,100 Q18,104 12,98 L8,96 Z")
            .Line(0x3E8B33, 2, "M12,95 L6,102")
            .Line(0xE6C21E, 4.5, "M64,84 Q72,98 80,102 M70,84 Q76,94 86,98 M76,83 Q82,90 91,92", round: true)
            .Line(0x3E8B33, 3.5, "M62,83 H82", round: true))
        .Line(Colours.Black, 1.4, "M0,0 H100 V62 C100,92 74,110 50,120 C26,110 0,92 0,62 V0");
}
