namespace FlagPainting.Drawing;

/// <summary>
/// The border of a shape: closed contours of straight lines and cubic curves. What winds around a point at all is
/// inside, so that overlapping parts of one shape unite, and a hole is a contour the other way round.
/// </summary>
internal sealed partial class Outline
{
    // In pixels. Thinner strips would visibly change their thickness.
    private const double SmallestSnapped = 4;

    private readonly OutlineStep[] _steps;
    private readonly Point[] _points;

    public Outline(OutlineStep[] steps, Point[] points)
    {
        _steps = steps;
        _points = points;
    }

    /// <summary>What to draw, in order; each step takes its points from <see cref="Points"/>.</summary>
    public ReadOnlySpan<OutlineStep> Steps => _steps;

    /// <summary>One point for a move or a line, three for a curve.</summary>
    public ReadOnlySpan<Point> Points => _points;

    /// <summary>Whether it is a rectangle along the axes.</summary>
    public bool IsBox { get; private init; }

    public Outline Transform(in Affine move)
    {
        var moved = new Point[_points.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = move.Apply(_points[i]);
        }

        return new Outline(_steps, moved) { IsBox = IsBox && move.XY == 0 && move.YX == 0 };
    }

    /// <summary>
    /// This outline in pixels. The edges of bands and panels go to the nearest whole ones, which keeps them crisp, and
    /// leaves no seam where a canton ends on a stripe's edge.
    /// </summary>
    public Outline ToPixels(in Affine move)
    {
        var outline = Transform(move);
        if (!outline.IsBox)
        {
            return outline;
        }

        Point from = outline._points[0], to = outline._points[2];
        if (Math.Abs(to.X - from.X) < SmallestSnapped || Math.Abs(to.Y - from.Y) < SmallestSnapped)
        {
            return outline;
        }

        for (var i = 0; i < outline._points.Length; i++)
        {
            var p = outline._points[i];
            outline._points[i] = new Point(Math.Floor(p.X + 0.5), Math.Floor(p.Y + 0.5));
        }

        return outline;
    }

    /// <summary>Both outlines as one shape.</summary>
    public Outline And(Outline other) => new([.. _steps, .. other._steps], [.. _points, .. other._points]);
}
