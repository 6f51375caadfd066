namespace FlagPainting.Drawing.Motifs;

/// <summary>The white moon and sun of Nepal.</summary>
internal static class NepaleseSun
{
    /// <summary>Twelve rays.</summary>
    public static FlagDesign Sun => Flag.Ratio(100, 100).Star(Colours.White, 50, 50, 50, 12, 0.6);

    /// <summary>A crescent on its back, half a sun of eight rays in it.</summary>
    public static FlagDesign Moon => Flag.Ratio(70, 100)
        .Within("0,0 100,0 100,52 0,52", sky => sky.Star(Colours.White, 50, 44, 28, 16, 0.72, 11.25))
        .Crescent(Colours.White, 50, 22, 47, 50, 5, 44);
}
