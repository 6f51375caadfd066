namespace FlagPainting.Drawing.Motifs;

/// <summary>The arms of Slovenia: Triglav over two waves, three golden stars, edged in red.</summary>
internal static class SlovenianArms
{
    private const string Outline = "M8,0 Q50,8 92,0 C96,34 92,92 50,120 C8,92 4,34 8,0 Z";

    public static FlagDesign Design => Flag.Ratio(120, 100)
        .Shape(0xED1C24, Outline)
        .Within("M14,0 Q50,8 86,0 C91,34 86,88 50,112 C14,88 9,34 14,0 Z", shield => shield
            .Field(0x005DA4)
            .Shape(Colours.White, "M6,84 L26,56 L32,62 L50,32 L68,62 L74,56 L94,84 V100 H6 Z")
            .Line(0x005DA4, 4, "M4,82 Q16,76 27,82 Q38,88 50,82 Q62,76 73,82 Q84,88 96,82 M4,93 Q16,87 27,93 "
                + "Q38,99 50,93 Q62,87 73,93 Q84,99 96,93"))
        .Star(0xFFDD00, 36, 18, 7, 6, 0.5).Star(0xFFDD00, 64, 18, 7, 6, 0.5).Star(0xFFDD00, 50, 32 - 4, 7, 6, 0.5);
}
