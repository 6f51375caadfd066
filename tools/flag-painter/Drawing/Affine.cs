namespace FlagPainting.Drawing;

/// <summary>A move of the plane that keeps lines straight: x' = XX·x + XY·y + DX, y' = YX·x + YY·y + DY.</summary>
internal readonly record struct Affine(double XX, double XY, double DX, double YX, double YY, double DY)
{
    public static Affine Scale(double x, double y) => new(x, 0, 0, 0, y, 0);

    public static Affine Shift(double x, double y) => new(1, 0, x, 0, 1, y);

    /// <summary>A turn about the origin, clockwise as seen on the flag.</summary>
    public static Affine Rotate(double degrees)
    {
        double sin = Turn.Sin(degrees), cos = Turn.Cos(degrees);
        return new(cos, -sin, 0, sin, cos, 0);
    }

    /// <summary>This move, and then <paramref name="next"/>.</summary>
    public Affine Then(in Affine next) => new(
        next.XX * XX + next.XY * YX, next.XX * XY + next.XY * YY, next.XX * DX + next.XY * DY + next.DX,
        next.YX * XX + next.YY * YX, next.YX * XY + next.YY * YY, next.YX * DX + next.YY * DY + next.DY);

    public Point Apply(Point p) => new(XX * p.X + XY * p.Y + DX, YX * p.X + YY * p.Y + DY);
}
