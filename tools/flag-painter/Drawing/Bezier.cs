namespace FlagPainting.Drawing;

/// <summary>Cubic Bézier curves.</summary>
internal static class Bezier
{
    /// <summary>The point at <paramref name="t"/>, 0 at the start and 1 at the end.</summary>
    public static Point At(Point start, Point control1, Point control2, Point end, double t)
    {
        var u = 1 - t;
        return start * (u * u * u) + control1 * (3 * u * u * t) + control2 * (3 * u * t * t) + end * (t * t * t);
    }
}
