namespace FlagsServer.Drawing;

/// <summary>Turns a line that is drawn along a path into the outline of the ink: a bar for each piece, a disc at each joint.</summary>
internal static class Stroke
{
    // Emblems are small: a curve in eight pieces is smooth at their size.
    private const int PiecesPerCurve = 8;

    public static Outline Along(Outline path, double width, bool roundEnds)
    {
        var ink = new OutlineBuilder();
        Outline? joints = null;
        var line = new List<Point>();
        var next = 0;
        foreach (var step in path.Steps)
        {
            switch (step)
            {
                case OutlineStep.Move:
                    Draw(line);
                    line.Clear();
                    line.Add(path.Points[next++]);
                    break;
                case OutlineStep.Line:
                    line.Add(path.Points[next++]);
                    break;
                default:
                    Flatten(line, path.Points.Slice(next, 3));
                    next += 3;
                    break;
            }
        }

        Draw(line);
        return joints is null ? ink.Build() : ink.Build().And(joints);

        void Draw(List<Point> points)
        {
            for (var i = 1; i < points.Count; i++)
            {
                var along = points[i] - points[i - 1];
                if (along.Length == 0) continue;
                // Always the same hand, so that bars and discs wind the same way and unite.
                var side = new Point(along.Y, -along.X) * (width / 2 / along.Length);
                ink.MoveTo(points[i - 1] + side).LineTo(points[i] + side)
                    .LineTo(points[i] - side).LineTo(points[i - 1] - side);
            }

            var ends = roundEnds ? 0 : 1;
            for (var i = ends; i < points.Count - ends; i++)
            {
                var disc = Outline.Ellipse(points[i].X, points[i].Y, width / 2, width / 2);
                joints = joints is null ? disc : joints.And(disc);
            }
        }
    }

    private static void Flatten(List<Point> line, ReadOnlySpan<Point> curve)
    {
        var start = line[^1];
        for (var piece = 1; piece <= PiecesPerCurve; piece++)
        {
            line.Add(Bezier.At(start, curve[0], curve[1], curve[2], piece / (double)PiecesPerCurve));
        }
    }
}
