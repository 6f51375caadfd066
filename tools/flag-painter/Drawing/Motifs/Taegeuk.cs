namespace FlagPainting.Drawing.Motifs;

/// <summary>The disc of yin and yang, and the four trigrams of Korea.</summary>
internal static class Taegeuk
{
    /// <summary>The disc, before it is turned along the flag's diagonal.</summary>
    public static FlagDesign Disc { get; } = Flag.Ratio(4, 4)
        .Disc(0x0047A0, 2, 2, 2)
        .Within("0,0 4,0 4,2 0,2", half => half.Disc(0xCD2E3A, 2, 2, 2))
        .Disc(0xCD2E3A, 1, 2, 1)
        .Disc(0x0047A0, 3, 2, 1);

    /// <summary>Three bars, the first on top; a broken one has a gap in the middle.</summary>
    public static FlagDesign Trigram(bool firstBroken, bool secondBroken, bool thirdBroken) =>
        Bar(Bar(Bar(Flag.Ratio(8, 12), 0, firstBroken), 3, secondBroken), 6, thirdBroken);

    private static FlagDesign Bar(FlagDesign trigram, double y, bool broken) => broken
        ? trigram.Box(Colours.Black, 0, y, 5.5, 2).Box(Colours.Black, 6.5, y, 5.5, 2)
        : trigram.Box(Colours.Black, 0, y, 12, 2);
}
