namespace FlagPainting.Drawing;

/// <summary>A place in a design's own units: x from the hoist to the fly, y from the top down.</summary>
internal readonly record struct Point(double X, double Y)
{
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);

    public static Point operator *(Point a, double factor) => new(a.X * factor, a.Y * factor);

    public double Length => Math.Sqrt(X * X + Y * Y);

    /// <summary>The point at <paramref name="degrees"/> clockwise from twelve o'clock on a circle.</summary>
    public static Point OnCircle(Point centre, double radius, double degrees) =>
        new(centre.X + radius * Turn.Sin(degrees), centre.Y - radius * Turn.Cos(degrees));
}
