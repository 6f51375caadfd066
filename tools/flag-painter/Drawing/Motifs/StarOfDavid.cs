namespace FlagPainting.Drawing.Motifs;

/// <summary>The Shield of David of two triangles in outline, of Israel.</summary>
internal static class StarOfDavid
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(69, 60)
        // A triangle with the same one, smaller and wound the other way, as its hole.
        .Shape(colour, "M30,0 L60,51.75 H0 Z M30,11 L9.5,46.25 H50.5 Z")
        .Shape(colour, "M30,69 L0,17.25 H60 Z M30,58 L50.5,22.75 H9.5 Z");
}
