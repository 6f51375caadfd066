namespace FlagPainting.Drawing.Motifs;

/// <summary>The pentagram of Ethiopia, drawn in one line, a ray between each two points.</summary>
internal static class EthiopianStar
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 100)
        .Stroked(colour, 4.6, Pentagram.Lines(new(50, 52), 44))
        .Rays(colour, 50, 52, 25, 47, 5, 2.6, 2.6, 36);
}
