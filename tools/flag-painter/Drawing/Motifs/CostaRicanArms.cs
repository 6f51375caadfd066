namespace FlagPainting.Drawing.Motifs;

/// <summary>The arms of Costa Rica: three volcanoes between two seas, a ship on each, under seven stars.</summary>
internal static class CostaRicanArms
{
    public static FlagDesign Design => Flag.Ratio(120, 140)
        .Both(half => half.Line(0xE0B030, 5, "M30,30 C14,40 14,90 40,112", round: true))
        .Within("M36,24 Q70,10 104,24 C110,70 98,104 70,118 C42,104 30,70 36,24 Z", view => view
            .Field(0x74C0EA)
            .Disc(0xF6D13A, 98, 50, 9)
            .Shape(0x2F5FA8, "30,58 46,40 58,54 70,34 82,54 94,40 110,58")
            .Shape(0x3F8F3A, "30,58 110,58 110,76 30,76")
            .Shape(0x1E6FC0, "30,72 110,72 110,120 30,120")
            .Shape(Colours.Brown, "58,92 86,92 80,99 64,99")
            .Shape(Colours.White, "62,90 62,78 71,90").Shape(Colours.White, "73,90 73,74 84,90")
            .StarCircle(Colours.White, 70, 44, 22, 7, 3.2))
        .Line(0xE0B030, 3.5, "M36,24 Q70,10 104,24 C110,70 98,104 70,118 C42,104 30,70 36,24")
        .Line(0x2E8B3D, 4, "M26,20 Q48,2 70,6 Q92,2 114,20", round: true)
        .Line(0x3A76C8, 3, "M48,8 Q70,-2 92,8");
}
