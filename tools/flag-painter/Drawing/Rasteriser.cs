using System.Runtime.CompilerServices;

namespace FlagPainting.Drawing;

/// <summary>
/// Turns an outline into spans of pixels and how much of each it covers. Eight lines are sampled per row of pixels, and
/// along a line the cover is exact, so that the cost follows the border of a shape and not its area. All positions are
/// whole 256ths of a pixel, and all arithmetic on them is in integers.
/// </summary>
internal sealed class Rasteriser(int width, int height)
{
    /// <summary>A pixel covered by half has half of this.</summary>
    public const int FullCover = 16;

    private const int Unit = 256;
    private const int Lines = 8;
    private const int LineStepBits = 5;
    private const int LineStep = 1 << LineStepBits; // Unit / Lines
    private const int FractionBits = 16;
    private const int CoverShift = 7; // Lines * Unit / FullCover = 2^7

    private readonly int[] _firstEdgeOfRow = new int[height];
    private readonly int[] _steps = new int[width + 2];
    private Edge[] _edges = new Edge[256];
    private int[] _active = new int[64];
    private int _count;
    private int _rowFrom;
    private int _rowTo;
    private int _stepFrom;
    private int _stepTo;

    /// <summary>Gives <paramref name="sink"/> the spans of a shape, from the top down and from the left.</summary>
    /// <param name="outline">The shape, in pixels.</param>
    /// <param name="sink">What to do with the spans.</param>
    public void Fill(Outline outline, SpanSink sink)
    {
        _count = 0;
        (_rowFrom, _rowTo) = (height, -1);
        Array.Fill(_firstEdgeOfRow, -1);
        AddEdges(outline);
        if (_count > 0)
        {
            Scan(sink);
        }
    }

    private void AddEdges(Outline outline)
    {
        var points = outline.Points;
        Point start = default, pen = default;
        var next = 0;
        foreach (var step in outline.Steps)
        {
            var p = points[next++];
            switch (step)
            {
                case OutlineStep.Move:
                    AddEdge(pen, start);
                    start = p;
                    break;
                case OutlineStep.Line:
                    AddEdge(pen, p);
                    break;
                default:
                    Point control = points[next++], end = points[next++];
                    AddCurve(pen, p, control, end);
                    p = end;
                    break;
            }

            pen = p;
        }

        AddEdge(pen, start);
    }

    private void AddCurve(Point start, Point control1, Point control2, Point end)
    {
        // The farther the handles bend away from a straight line, the more pieces: n² ≥ bend/(8·tolerance) keeps the
        // error under a twentieth of a pixel.
        var bend = Math.Max((start - control1 * 2 + control2).Length, (control1 - control2 * 2 + end).Length) * 6;
        var pieces = Math.Clamp((int)Math.Ceiling(Math.Sqrt(bend * 2.5)), 1, 64);
        var from = start;
        for (var piece = 1; piece < pieces; piece++)
        {
            var to = Bezier.At(start, control1, control2, end, piece / (double)pieces);
            AddEdge(from, to);
            from = to;
        }

        AddEdge(from, end);
    }

    private void AddEdge(Point from, Point to)
    {
        int x0 = ToGrid(from.X), y0 = ToGrid(from.Y), x1 = ToGrid(to.X), y1 = ToGrid(to.Y), winding = 1;
        if (y0 > y1)
        {
            (x0, y0, x1, y1, winding) = (x1, y1, x0, y0, -1);
        }
        // Line s is sampled in the middle of its step, at s * LineStep + LineStep / 2.
        var first = y0 + LineStep / 2 - 1 >> LineStepBits;
        var last = Math.Min(y1 + LineStep / 2 - 1 >> LineStepBits, height * Lines);
        if (first >= last || last <= 0)
        {
            return;
        }

        long dx = (long)(x1 - x0) << FractionBits, dy = y1 - y0;
        var slope = dx * LineStep / dy;
        var x = ((long)x0 << FractionBits) + dx * (first * LineStep + LineStep / 2 - y0) / dy;
        if (first < 0)
        {
            x -= slope * first;
            first = 0;
        }

        if (_count == _edges.Length)
        {
            Array.Resize(ref _edges, _count * 2);
        }

        var row = first / Lines;
        _edges[_count] = new Edge
        {
            X = x,
            Slope = slope,
            First = first,
            Last = last,
            Winding = winding,
            Next = _firstEdgeOfRow[row],
        };
        _firstEdgeOfRow[row] = _count++;
        _rowFrom = Math.Min(_rowFrom, row);
        _rowTo = Math.Max(_rowTo, (last - 1) / Lines);
    }

    private static int ToGrid(double position) => (int)Math.Floor(position * Unit + 0.5);

    // Compiled at once and not first without optimisation, as the other hot loops of this folder: measured on one core,
    // all flags at start-up take 193 ms and not 238.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan(SpanSink sink)
    {
        var active = 0;
        for (var row = _rowFrom; row <= _rowTo; row++)
        {
            for (var e = _firstEdgeOfRow[row]; e >= 0; e = _edges[e].Next)
            {
                if (active == _active.Length)
                {
                    Array.Resize(ref _active, active * 2);
                }

                _active[active++] = e;
            }

            (_stepFrom, _stepTo) = (width, -1);
            if (IsUpright(row, active))
            {
                // Bands and boxes: all lines of the row are alike.
                active = ScanLine(row * Lines, active, Lines);
            }
            else
            {
                for (var line = row * Lines; line < (row + 1) * Lines; line++)
                {
                    active = ScanLine(line, active, 1);
                }
            }

            if (_stepTo >= 0)
            {
                Emit(row, sink);
            }
        }
    }

    private bool IsUpright(int row, int active)
    {
        foreach (var index in _active.AsSpan(0, active))
        {
            ref var edge = ref _edges[index];
            if (edge.Slope != 0 || edge.First > row * Lines || edge.Last < (row + 1) * Lines)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Adds the cover of one sampled line, as often as the <paramref name="weight"/> says; returns how many edges are
    /// still active.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScanLine(int line, int active, int weight)
    {
        var edges = _edges;
        var list = _active;
        var kept = 0;
        for (var i = 0; i < active; i++)
        {
            var index = list[i];
            if (edges[index].Last <= line)
            {
                continue;
            }
            // Insertion sort: from line to line the order hardly changes.
            var x = edges[index].X;
            var at = kept++;
            while (at > 0 && edges[list[at - 1]].X > x)
            {
                list[at] = list[at - 1];
                at--;
            }

            list[at] = index;
        }

        int winding = 0, from = 0;
        for (var i = 0; i < kept; i++)
        {
            ref var edge = ref edges[list[i]];
            if (edge.First > line)
            {
                continue;
            }

            var x = (int)Math.Clamp(edge.X >> FractionBits, 0, width * Unit);
            edge.X += edge.Slope;
            var before = winding;
            winding += edge.Winding;
            if (before == 0)
            {
                from = x;
            }
            else if (winding == 0 && x > from)
            {
                AddSpan(from, x, weight);
            }
        }

        return kept;
    }

    /// <summary>Notes where the cover rises and falls; each step is spread over the pixel that it lies in.</summary>
    private void AddSpan(int from, int to, int weight)
    {
        int a = from / Unit, b = to / Unit, partA = from % Unit, partB = to % Unit;
        _steps[a] += (Unit - partA) * weight;
        _steps[a + 1] += partA * weight;
        _steps[b] -= (Unit - partB) * weight;
        _steps[b + 1] -= partB * weight;
        if (a < _stepFrom)
        {
            _stepFrom = a;
        }

        if (b + 1 > _stepTo)
        {
            _stepTo = b + 1;
        }
    }

    private void Emit(int row, SpanSink sink)
    {
        var steps = _steps.AsSpan(_stepFrom, _stepTo - _stepFrom + 1);
        int cover = 0, at = 0;
        while (at < steps.Length)
        {
            cover += steps[at];
            var run = steps[(at + 1)..].IndexOfAnyExcept(0) + 1;
            if (run == 0)
            {
                run = steps.Length - at;
            }

            var part = cover + (1 << CoverShift - 1) >> CoverShift;
            var length = Math.Min(run, width - _stepFrom - at);
            if (part > 0 && length > 0)
            {
                sink.Span(row, _stepFrom + at, length, part);
            }

            at += run;
        }

        steps.Clear();
    }

    private struct Edge
    {
        /// <summary>Where it crosses the present line: 256ths of a pixel with 16 more bits.</summary>
        public long X;

        /// <summary>How far X goes from one line to the next.</summary>
        public long Slope;

        /// <summary>The first line that it crosses.</summary>
        public int First;

        /// <summary>The line after the last one.</summary>
        public int Last;

        /// <summary>1 downward, -1 upward.</summary>
        public int Winding;

        /// <summary>The next edge that begins in the same row, or -1.</summary>
        public int Next;
    }
}
