namespace FlagPainting.Drawing.Motifs;

/// <summary>A mosque between ears of wheat, under the rays of the sun: the emblem of Afghanistan's republic.</summary>
internal static class AfghanEmblem
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 100)
        .Place(Wreath.In(colour, 9, 32, 12, 44), 50, 50, 100)
        .Line(colour, 1.6, "M28,21 Q50,13 72,21 M34,14 Q50,8 66,14 M40,7.5 Q50,4 60,7.5")
        .Within("0,0 100,0 100,40 0,40", sky => sky.Rays(colour, 50, 46, 14, 26, 20, 1.6))
        // The dome, the hall with its niche, two minarets with flags, the steps and the scroll.
        .Shape(colour, "M32,56 C31,42 44,42 50,33 C56,42 69,42 68,56 Z")
        .Shape(colour, "M32,58 H68 V72 H58 V66 Q50,56 42,66 V72 H32 Z")
        .Both(half => half.Shape(colour, "M25,72 V42 L27,38 L29,42 V72 Z").Shape(colour, "M25,40 V30 L17,32 V37 "
            + "L24,36 V40 Z"))
        .Box(colour, 24, 74, 52, 3)
        .Shape(colour, "M22,84 Q50,92 78,84 V90 Q50,98 22,90 Z");
}
