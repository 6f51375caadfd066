namespace FlagPainting.Drawing.Motifs;

/// <summary>Half a cogwheel, a machete and a star, of Angola.</summary>
internal static class AngolanEmblem
{
    public static FlagDesign In(Rgb colour)
    {
        var emblem = Flag.Ratio(100, 100).Arc(colour, 48, 50, 36, 2, 212, 7);
        for (var tooth = 0; tooth < 13; tooth++)
        {
            var angle = 5 + tooth * 17.2;
            var centre = Point.OnCircle(new(48, 50), 43.5, angle);
            emblem = emblem.Place(Flag.Ratio(6, 10).Field(colour), centre.X, centre.Y, 8, angle);
        }

        return emblem
            .Star(colour, 38, 34, 17)
            .Shape(colour, "M2,38 C10,58 34,66 56,72 L88,90 C94,94 99,90 95,84 L62,62 C36,54 16,50 2,38 Z");
    }
}
