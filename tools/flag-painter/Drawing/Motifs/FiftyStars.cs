namespace FlagPainting.Drawing.Motifs;

/// <summary>The canton of the United States: fifty stars in nine rows, six and five by turns.</summary>
internal static class FiftyStars
{
    public static FlagDesign Design
    {
        get
        {
            // The grid of the Executive Order 10834: a hoist of 130, stars 8 across and 6.3 or 5.4 apart.
            var canton = Flag.Ratio(70, 98.8).Field(0x0A3161);
            for (var row = 0; row < 9; row++)
            {
                for (var column = row % 2; column < 11; column += 2)
                {
                    canton = canton.Star(Colours.White, (column + 1) * 98.8 / 12, (row + 1) * 7, 4.0);
                }
            }

            return canton;
        }
    }
}
