namespace FlagsServer.Drawing;

/// <summary>
/// The border of a shape: closed contours of straight lines and cubic curves. What winds around a point at all is
/// inside, so that overlapping parts of one shape unite, and a hole is a contour the other way round.
/// </summary>
internal sealed partial class Outline
{
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

    public Outline Transform(in Affine move)
    {
        var moved = new Point[_points.Length];
        for (var i = 0; i < moved.Length; i++) moved[i] = move.Apply(_points[i]);
        return new Outline(_steps, moved);
    }

    /// <summary>Both outlines as one shape.</summary>
    public Outline And(Outline other) => new([.. _steps, .. other._steps], [.. _points, .. other._points]);
}
