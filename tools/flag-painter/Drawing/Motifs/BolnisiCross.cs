namespace FlagPainting.Drawing.Motifs;

/// <summary>A small cross whose arms widen in curves, four of which stand on Georgia's flag.</summary>
internal static class BolnisiCross
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 100).Around(
        Flag.Ratio(50, 44).Shape(colour, "M15,50 C17,32 14,14 5,2 Q22,8 39,2 C30,14 27,32 29,50 Z"), 50, 50, 25, 4, 50)
        .Disc(colour, 50, 50, 9);
}
