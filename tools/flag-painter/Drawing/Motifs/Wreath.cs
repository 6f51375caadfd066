namespace FlagPainting.Drawing.Motifs;

/// <summary>Two branches that rise from one foot, left and right, as around many coats of arms.</summary>
internal static class Wreath
{
    /// <summary>A wreath on a grid of 100 by 100, open at the top.</summary>
    /// <param name="colour">Of leaves and stems.</param>
    /// <param name="leaves">How many pairs of leaves each branch has.</param>
    /// <param name="opening">Degrees from the top at which a branch ends.</param>
    /// <param name="length">Of a leaf.</param>
    /// <param name="radius">Of the circle that the stems follow.</param>
    public static FlagDesign In(Rgb colour, int leaves, double opening = 25, double length = 15, double radius = 42)
    {
        var leaf = Flag.Ratio(10, 4).Shape(colour, "M2,10 C-0.6,7 -0.3,3 2,0 C4.3,3 4.6,7 2,10 Z");
        return Flag.Ratio(100, 100).Both(branch =>
        {
            var span = 180 - opening;
            branch = branch.Arc(colour, 50, 50, radius, 180, -span, length * 0.13);
            for (var i = 0; i < leaves; i++)
            {
                // Degrees counter-clockwise from the foot along the right-hand side.
                var angle = 180 - span * (i + 0.5) / leaves;
                Point inside = Point.OnCircle(new(50, 50), radius - length * 0.3, angle),
                    outside = Point.OnCircle(new(50, 50), radius + length * 0.3, angle);
                branch = branch.Place(leaf, inside.X, inside.Y, length, angle - 90 - 32)
                    .Place(leaf, outside.X, outside.Y, length, angle - 90 + 32);
            }

            var tip = Point.OnCircle(new(50, 50), radius, opening);
            return branch.Place(leaf, tip.X, tip.Y, length, opening - 90);
        });
    }
}
