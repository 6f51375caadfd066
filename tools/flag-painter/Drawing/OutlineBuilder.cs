namespace FlagPainting.Drawing;

/// <summary>Collects the steps of an <see cref="Outline"/>.</summary>
internal sealed class OutlineBuilder
{
    private readonly List<OutlineStep> _steps = [];
    private readonly List<Point> _points = [];

    /// <summary>Where the pen is.</summary>
    public Point Pen => _points[^1];

    public bool IsEmpty => _points.Count == 0;

    public OutlineBuilder MoveTo(Point p)
    {
        _steps.Add(OutlineStep.Move);
        _points.Add(p);
        return this;
    }

    public OutlineBuilder LineTo(Point p)
    {
        _steps.Add(OutlineStep.Line);
        _points.Add(p);
        return this;
    }

    public OutlineBuilder CurveTo(Point control1, Point control2, Point end)
    {
        _steps.Add(OutlineStep.Curve);
        _points.AddRange([control1, control2, end]);
        return this;
    }

    /// <summary>A curve with one control point, raised to a cubic.</summary>
    public OutlineBuilder QuadraticTo(Point control, Point end)
    {
        var start = Pen;
        return CurveTo(start + (control - start) * (2.0 / 3), end + (control - end) * (2.0 / 3), end);
    }

    /// <summary>A whole disc, wound as all discs are.</summary>
    public OutlineBuilder Disc(Point centre, double radius)
    {
        var disc = Outline.Ellipse(centre.X, centre.Y, radius, radius);
        _steps.AddRange(disc.Steps);
        _points.AddRange(disc.Points);
        return this;
    }

    /// <summary>
    /// Part of a circle, in pieces of at most 45 degrees, each a cubic with handles of 4/3·tan(angle/4) radii:
    /// its error, 4 millionths of the radius, is far under a pixel.
    /// </summary>
    /// <param name="centre">The circle's centre.</param>
    /// <param name="radius">The circle's radius.</param>
    /// <param name="from">Degrees clockwise from twelve o'clock; a pen that is down draws a line there first.</param>
    /// <param name="sweep">Degrees to go on from there, clockwise if positive.</param>
    public OutlineBuilder Arc(Point centre, double radius, double from, double sweep)
    {
        var pieces = (int)Math.Ceiling(Math.Abs(sweep) / 45);
        var angle = sweep / pieces;
        var handle = radius * 4 / 3 * Turn.Sin(angle / 4) / Turn.Cos(angle / 4);
        var start = Point.OnCircle(centre, radius, from);
        if (IsEmpty)
        {
            MoveTo(start);
        }
        else
        {
            LineTo(start);
        }

        for (var piece = 0; piece < pieces; piece++)
        {
            double a = from + piece * angle, b = a + angle;
            var end = Point.OnCircle(centre, radius, b);
            CurveTo(
                start + new Point(Turn.Cos(a), Turn.Sin(a)) * handle,
                end - new Point(Turn.Cos(b), Turn.Sin(b)) * handle,
                end);
            start = end;
        }

        return this;
    }

    public Outline Build() => new([.. _steps], [.. _points]);
}
