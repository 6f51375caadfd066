namespace FlagPainting.Drawing;

/// <summary>Turns a line that is drawn along a path into the outline of the ink.</summary>
internal static class Stroke
{
    // Emblems are small: a curve in eight pieces is smooth at their size.
    private const int PiecesPerCurve = 8;

    // Round lines are bent where they turn by less than about 45 degrees and have a disc where they turn by more. Others
    // come to a point, up to the sharpest one of a pentagram (144 degrees).
    private const double BentCosine = 0.7;
    private const double PointedCosine = -0.85;

    public static Outline Along(Outline path, double width, bool round)
    {
        var ink = new OutlineBuilder();
        var line = new List<Point>();
        var next = 0;
        foreach (var step in path.Steps)
        {
            switch (step)
            {
                case OutlineStep.Move:
                    Draw(ink, line, width, round);
                    line.Clear();
                    line.Add(path.Points[next++]);
                    break;
                case OutlineStep.Line:
                    if (path.Points[next] != line[^1])
                    {
                        line.Add(path.Points[next]);
                    }

                    next++;
                    break;
                default:
                    Flatten(line, path.Points.Slice(next, 3));
                    next += 3;
                    break;
            }
        }

        Draw(ink, line, width, round);
        return ink.Build();
    }

    private static void Draw(OutlineBuilder ink, List<Point> line, double width, bool round)
    {
        if (line.Count < 2)
        {
            return;
        }

        if (round)
        {
            ink.Disc(line[0], width / 2).Disc(line[^1], width / 2);
        }
        // Each stretch without a disc is a strip of its own: there along one side, back along the other. All strips and
        // discs wind the same way, and so unite.
        var leastCosine = round ? BentCosine : PointedCosine;
        var begin = 0;
        for (var i = 1; i < line.Count; i++)
        {
            var last = i == line.Count - 1;
            if (!last && Cosine(line[i] - line[i - 1], line[i + 1] - line[i]) > leastCosine)
            {
                continue;
            }

            AddStrip(ink, line, begin, i, width / 2);
            if (!last)
            {
                ink.Disc(line[i], width / 2);
            }

            begin = i;
        }
    }

    private static void AddStrip(OutlineBuilder ink, List<Point> line, int begin, int end, double half)
    {
        var closed = line[begin] == line[end];
        Span<Point> sides = new Point[end - begin + 1];
        for (var i = 0; i < sides.Length; i++)
        {
            var here = line[begin + i];
            var into = i > 0 ? here - line[begin + i - 1] : closed ? here - line[end - 1] : line[begin + 1] - here;
            var outOf = i < sides.Length - 1 ? line[begin + i + 1] - here : closed ? line[begin + 1] - here : into;
            into *= 1 / into.Length;
            outOf *= 1 / outOf.Length;
            // A mitre: half the sum of both normals, drawn out by what the turn takes away.
            var middle = into + outOf;
            sides[i] = new Point(middle.Y, -middle.X) * (2 * half / (middle.X * middle.X + middle.Y * middle.Y));
        }

        ink.MoveTo(line[begin] + sides[0]);
        for (var i = 1; i < sides.Length; i++)
        {
            ink.LineTo(line[begin + i] + sides[i]);
        }

        for (var i = sides.Length - 1; i >= 0; i--)
        {
            ink.LineTo(line[begin + i] - sides[i]);
        }
    }

    private static double Cosine(Point a, Point b) => (a.X * b.X + a.Y * b.Y) / (a.Length * b.Length);

    private static void Flatten(List<Point> line, ReadOnlySpan<Point> curve)
    {
        var start = line[^1];
        for (var piece = 1; piece <= PiecesPerCurve; piece++)
        {
            var p = Bezier.At(start, curve[0], curve[1], curve[2], piece / (double)PiecesPerCurve);
            if (p != line[^1])
            {
                line.Add(p);
            }
        }
    }
}
