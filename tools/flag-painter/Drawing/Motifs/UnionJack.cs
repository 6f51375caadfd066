namespace FlagPainting.Drawing.Motifs;

/// <summary>The flag of the United Kingdom, and the canton of flags that remember it.</summary>
internal static class UnionJack
{
    /// <summary>
    /// St Andrew's white saltire under St Patrick's red one under St George's cross. The red saltire is not in the
    /// middle of the white: the broad white is above it at the hoist and below it at the fly.
    /// </summary>
    public static FlagDesign Design { get; } = Flag.Ratio(30, 60)
        .Field(Colours.Navy)
        .Saltire(Colours.White, 6)
        .Shape(StGeorge, "-10,-5 30,15 29.11,16.79 -10.89,-3.21")
        .Shape(StGeorge, "-10,35 30,15 30.89,16.79 -9.11,36.79")
        .Shape(StGeorge, "70,35 30,15 30.89,13.21 70.89,33.21")
        .Shape(StGeorge, "70,-5 30,15 29.11,13.21 69.11,-6.79")
        .Cross(Colours.White, 30, 15, 10)
        .Cross(StGeorge, 30, 15, 6);

    private static Rgb StGeorge => 0xC8102E;
}
