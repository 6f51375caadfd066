namespace FlagPainting.Drawing.Motifs;

/// <summary>The arms of Montenegro: a crowned eagle with two heads, sceptre and orb, a lion on its breast.</summary>
internal static class MontenegrinArms
{
    public static FlagDesign In(Rgb gold) => Flag.Ratio(120, 110)
        .Place(DoubleEagle.In(gold), 55, 69, 102)
        .Shape(gold, "M44,15 L40,5 L48,9 L55,1 L62,9 L70,5 L66,15 Z").Box(gold, 53.6, -3, 2.8, 8)
        .Box(gold, 51, 0, 8, 2.4)
        .Line(gold, 3, "M14,112 L34,88").Disc(gold, 12, 114, 4)
        .Disc(0x1D5E91, 95, 106, 7).Line(gold, 2, "M88,106 H102 M95,99 V90 M91,94 H99")
        .Within("M40,50 H70 V74 Q70,86 55,92 Q40,86 40,74 Z", shield => shield
            .Box(0x1D5E91, 40, 48, 30, 30).Box(0x6D8B3C, 40, 78, 30, 16)
            .Shape(gold, "M43,70 L45,62 L50,62 L64,64 L67,58 L69,60 L66,68 L67,76 H64 L62,71 L52,72 L52,77 H49 "
                + "L48,72 L45,76 L43,74 Z"))
        .Line(0xC40308, 1.4, "M40,50 H70 V74 Q70,86 55,92 Q40,86 40,74 V50");
}
