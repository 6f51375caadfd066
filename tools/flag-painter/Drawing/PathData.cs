using System.Globalization;

namespace FlagPainting.Drawing;

/// <summary>
/// Reads a shape from text in the notation of SVG paths: <c>M L H V C S Q Z</c>, a lower-case letter for steps relative
/// to the pen. Without a first letter it is a polygon, <c>"0,0 3,1 0,2"</c>. Shapes are text because a list of numbers
/// in C# is code, which the start-up of the server would have to compile before it runs once.
/// </summary>
internal static class PathData
{
    /// <exception cref="FormatException">The text is not a path: a slip in the table.</exception>
    public static Outline Parse(string text)
    {
        var builder = new OutlineBuilder();
        var rest = text.AsSpan();
        char command = 'M';
        Point start = default, pen = default, reflected = default;
        while (true)
        {
            rest = SkipSeparators(rest);
            if (rest.IsEmpty)
            {
                return builder.Build();
            }

            if (char.IsAsciiLetter(rest[0]))
            {
                command = rest[0];
                rest = rest[1..];
                if (command is 'Z' or 'z')
                {
                    pen = start;
                    continue;
                }
            }

            var origin = char.IsAsciiLetterLower(command) ? pen : default;
            switch (char.ToUpperInvariant(command))
            {
                case 'M':
                    start = pen = Next(ref rest) + origin;
                    builder.MoveTo(pen);
                    // Further pairs after a move are lines.
                    command = command == 'M' ? 'L' : 'l';
                    break;
                case 'L':
                    builder.LineTo(pen = Next(ref rest) + origin);
                    break;
                case 'H':
                    builder.LineTo(pen = new(Number(ref rest) + origin.X, pen.Y));
                    break;
                case 'V':
                    builder.LineTo(pen = new(pen.X, Number(ref rest) + origin.Y));
                    break;
                case 'C':
                case 'S':
                    var first = command is 'S' or 's' ? pen + pen - reflected : Next(ref rest) + origin;
                    reflected = Next(ref rest) + origin;
                    builder.CurveTo(first, reflected, pen = Next(ref rest) + origin);
                    break;
                case 'Q':
                    var control = Next(ref rest) + origin;
                    builder.QuadraticTo(control, pen = Next(ref rest) + origin);
                    break;
                default:
                    throw new FormatException($"'{command}' is no step of a path, in: {text}");
            }

            if (command is not ('C' or 'c' or 'S' or 's'))
            {
                reflected = pen;
            }
        }
    }

    private static Point Next(ref ReadOnlySpan<char> rest) => new(Number(ref rest), Number(ref rest));

    private static double Number(ref ReadOnlySpan<char> rest)
    {
        rest = SkipSeparators(rest);
        var end = 1;
        while (end < rest.Length && (char.IsAsciiDigit(rest[end]) || rest[end] == '.'))
        {
            end++;
        }

        var number = double.Parse(rest[..end], NumberStyles.Float, CultureInfo.InvariantCulture);
        rest = rest[end..];
        return number;
    }

    private static ReadOnlySpan<char> SkipSeparators(ReadOnlySpan<char> text) => text.TrimStart(" ,\r\n\t");
}
