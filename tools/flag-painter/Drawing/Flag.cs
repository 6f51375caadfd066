namespace FlagPainting.Drawing;

/// <summary>Where a design begins.</summary>
public static class Flag
{
    /// <summary>
    /// A blank design. The ratio is also its grid: all further measures are in the same units, so that a flag can be
    /// written down in the numbers of its construction sheet.
    /// </summary>
    /// <param name="height">Along the hoist.</param>
    /// <param name="width">From the hoist to the fly.</param>
    public static FlagDesign Ratio(double height, double width) => new(height, width, []);
}
