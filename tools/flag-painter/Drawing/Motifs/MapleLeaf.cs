namespace FlagPainting.Drawing.Motifs;

/// <summary>The eleven-pointed maple leaf of Canada.</summary>
internal static class MapleLeaf
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 100).Both(leaf => leaf.Shape(colour,
        "M50.2,0 V100 H48.9 L49.9,76.5 Q49.7,74.2 47.2,74.5 L25.5,78.4 L28.4,70.3 Q28.9,68.6 27.6,67.5 "
        + "L4,48.4 L9.3,45.9 Q10.8,45 10.2,43.3 L5.5,29 L19.1,31.9 Q21,32.2 21.6,30.6 L24.3,24.3 "
        + "L34.9,35.7 Q37.4,37.5 37.1,34.2 L32,7.9 L40.2,12.6 Q41.9,13.4 42.9,11.7 Z"));
}
