namespace FlagPainting.Drawing.Motifs;

/// <summary>The broken trident of Barbados.</summary>
internal static class Trident
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 80).Both(half => half.Shape(colour,
        "M40.2,0 C38,9 35,16 30.5,22 C33,21.5 34.5,22.5 36,24 V61 H27.5 C25.5,51 24.5,41 26,31 "
        + "C27,27 28.5,25.5 31,23.5 C23,18 14.5,17 4,18.5 C9,22 11,25 11.5,31 C12,45 16,58 20,68.5 H36 V100 H40.2 Z"));
}
