namespace FlagPainting.Drawing;

/// <content>The shapes that flags are made of.</content>
internal sealed partial class Outline
{
    /// <summary>
    /// How far from its centre the notch of a five-pointed star lies whose arms go on in straight lines.
    /// </summary>
    public const double PentagramNotch = 0.382;

    // The usual cubic for a quarter of a circle: within 0.03 % of the radius, and no sine needed.
    private const double QuarterHandle = 0.5522847498;

    private static readonly OutlineStep[] BoxSteps =
        [OutlineStep.Move, OutlineStep.Line, OutlineStep.Line, OutlineStep.Line];

    public static Outline Rectangle(double x, double y, double width, double height) =>
        new(BoxSteps, [new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height)]) { IsBox = true };

    public static Outline Polygon(ReadOnlySpan<Point> corners)
    {
        var steps = new OutlineStep[corners.Length];
        Array.Fill(steps, OutlineStep.Line);
        steps[0] = OutlineStep.Move;
        return new Outline(steps, corners.ToArray());
    }

    public static Outline Ellipse(double x, double y, double rx, double ry)
    {
        double hx = rx * QuarterHandle, hy = ry * QuarterHandle;
        return new OutlineBuilder()
            .MoveTo(new(x, y - ry))
            .CurveTo(new(x + hx, y - ry), new(x + rx, y - hy), new(x + rx, y))
            .CurveTo(new(x + rx, y + hy), new(x + hx, y + ry), new(x, y + ry))
            .CurveTo(new(x - hx, y + ry), new(x - rx, y + hy), new(x - rx, y))
            .CurveTo(new(x - rx, y - hy), new(x - hx, y - ry), new(x, y - ry))
            .Build();
    }

    /// <summary>A ring between two circles about one centre.</summary>
    public static Outline Ring(double x, double y, double outer, double inner)
    {
        var hole = Ellipse(0, 0, inner, inner).Transform(new Affine(-1, 0, x, 0, 1, y));
        return Ellipse(x, y, outer, outer).And(hole);
    }

    /// <summary>A star, one point straight up unless turned.</summary>
    /// <param name="x">The centre, from the hoist.</param>
    /// <param name="y">The centre, from the top.</param>
    /// <param name="radius">From the centre to a point.</param>
    /// <param name="points">How many points.</param>
    /// <param name="notch">From the centre to a notch, as a part of the radius.</param>
    /// <param name="turn">Degrees clockwise.</param>
    public static Outline Star(double x, double y, double radius, int points, double notch, double turn)
    {
        var corners = new Point[points * 2];
        for (var i = 0; i < corners.Length; i++)
        {
            var reach = i % 2 == 0 ? radius : radius * notch;
            corners[i] = Point.OnCircle(new(x, y), reach, turn + i * 180.0 / points);
        }

        return Polygon(corners);
    }

    /// <summary>What a circle leaves when another is cut out of it; the two must cross.</summary>
    public static Outline Crescent(Point centre, double radius, Point cutCentre, double cutRadius)
    {
        var axis = cutCentre - centre;
        var distance = axis.Length;
        // Angles from the axis to where the circles cross, as seen from either centre (law of cosines).
        double d2 = distance * distance, r2 = radius * radius, c2 = cutRadius * cutRadius;
        var outer = Turn.Acos((d2 + r2 - c2) / (2 * distance * radius));
        var inner = Turn.Acos((d2 + c2 - r2) / (2 * distance * cutRadius));
        // Built with the bite at twelve o'clock, then turned to where it is.
        var upright = new OutlineBuilder()
            .Arc(new(0, 0), radius, outer, 360 - 2 * outer)
            .Arc(new(0, -distance), cutRadius, 180 + inner, -2 * inner)
            .Build();
        double cos = -axis.Y / distance, sin = axis.X / distance;
        return upright.Transform(new Affine(cos, -sin, centre.X, sin, cos, centre.Y));
    }
}
