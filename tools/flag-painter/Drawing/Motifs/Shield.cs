namespace FlagPainting.Drawing.Motifs;

/// <summary>Outlines of shields on a grid of 120 high by 100 wide.</summary>
internal static class Shield
{
    /// <summary>Straight sides and a rounded foot.</summary>
    public const string Heater = "M0,0 H100 V62 C100,92 74,110 50,120 C26,110 0,92 0,62 Z";

    /// <summary>Straight sides and a half-round foot.</summary>
    public const string Spanish = "M0,0 H100 V70 C100,98 78,120 50,120 C22,120 0,98 0,70 Z";

    /// <summary>A shield with a thin border, its charges painted within.</summary>
    public static FlagDesign Of(string outline, Rgb field, Rgb border, Func<FlagDesign, FlagDesign> charges) =>
        Flag.Ratio(120, 100)
            .Within(outline, shield => charges(shield.Field(field)))
            .Line(border, 4, outline.Replace("Z", "L0,0", StringComparison.Ordinal));
}
