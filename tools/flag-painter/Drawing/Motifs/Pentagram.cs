namespace FlagPainting.Drawing.Motifs;

/// <summary>Solomon's seal, a star of five lines in outline, of Morocco.</summary>
internal static class Pentagram
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 104).Stroked(colour, 7, Lines(new(52, 55), 52));

    /// <summary>One line through all five points of a star and back.</summary>
    public static Outline Lines(Point middle, double radius)
    {
        var line = new OutlineBuilder();
        for (var i = 0; i <= 5; i++)
        {
            var tip = Point.OnCircle(middle, radius, i * 144);
            if (i == 0)
            {
                line.MoveTo(tip);
            }
            else
            {
                line.LineTo(tip);
            }
        }

        return line.Build();
    }
}
