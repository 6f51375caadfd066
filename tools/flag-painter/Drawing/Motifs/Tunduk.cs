namespace FlagPainting.Drawing.Motifs;

/// <summary>The sun of forty rays around the smoke-hole of a yurt, of Kyrgyzstan.</summary>
internal static class Tunduk
{
    public static FlagDesign Sun(Rgb sun, Rgb field) => Flag.Ratio(100, 100)
        .Rays(sun, 50, 50, 31, 50, 40, 4.6)
        .Disc(sun, 50, 50, 31)
        .Disc(field, 50, 50, 27)
        .Disc(sun, 50, 50, 25)
        .WithinDisc(50, 50, 20.5, hole => hole
            .Field(field)
            // Three laths each way, bent, so that they cross in the middle.
            .Line(sun, 2.6, "M24,40 Q50,60 76,40 M24,46 Q50,66 76,46 M24,34 Q50,54 76,34 "
                + "M24,60 Q50,40 76,60 M24,54 Q50,34 76,54 M24,66 Q50,46 76,66"));
}
