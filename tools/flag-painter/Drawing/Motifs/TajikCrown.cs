namespace FlagPainting.Drawing.Motifs;

/// <summary>A crown under an arc of seven stars, of Tajikistan.</summary>
internal static class TajikCrown
{
    public static FlagDesign In(Rgb colour)
    {
        var crown = Flag.Ratio(100, 110)
            .Both(half => half
                .Shape(colour, "M55,82 C44,82 36,84 28,88 V96 C36,92 44,90 55,90 Z")
                .Line(colour, 4, "M30,84 C18,72 22,60 34,64 C40,66 44,72 45,80 M46,80 C40,66 42,56 55,52", round: true)
                .Disc(colour, 31, 60, 3).Disc(colour, 23, 66, 2.6))
            .Shape(colour, "M55,42 L60,54 L55,62 L50,54 Z").Line(colour, 3.4, "M55,60 V82");
        for (var i = 0; i < 7; i++)
        {
            var centre = Point.OnCircle(new(55, 56), 46, -78 + i * 26);
            crown = crown.Star(colour, centre.X, centre.Y, 8);
        }

        return crown;
    }
}
