namespace FlagPainting.Drawing.Motifs;

/// <summary>The night sky over Rio de Janeiro with its band and motto, of Brazil.</summary>
internal static class BrazilianSky
{
    private const string Motto = "ORDEM E PROGRESSO";

    // In the flag's own modules, the disc's radius being 3.5: where each star is, and how large.
    private static readonly (double X, double Y, double Radius)[] Stars =
    [
        (5.05, 2.55, 0.15), (1.05, 4.1, 0.15), (1.5, 4.4, 0.1), (1.75, 4.75, 0.12), (1.05, 4.75, 0.1), (1.9, 5.3, 0.1),
        (1.55, 5.2, 0.08), (2.5, 4.3, 0.13), (0.6, 3.35, 0.14), (3.5, 4.2, 0.11), (3.0, 4.85, 0.11), (3.5, 5.55, 0.15),
        (3.9, 4.75, 0.11), (3.75, 5.05, 0.08), (2.75, 5.75, 0.13), (3.5, 6.55, 0.08), (4.4, 5.45, 0.1), (4.15, 5.75, 0.1),
        (4.65, 5.85, 0.1), (4.9, 4.15, 0.12), (5.35, 4.15, 0.14), (5.7, 4.35, 0.11), (5.75, 4.75, 0.1), (5.6, 5.1, 0.1),
        (5.35, 5.35, 0.1), (5.05, 5.3, 0.1), (6.1, 3.95, 0.1),
    ];

    public static FlagDesign Design
    {
        get
        {
            // The band's circles stand on the flag's lower edge, two modules to the hoist of the middle.
            var sky = Flag.Ratio(7, 7).Disc(0x012169, 3.5, 3.5, 3.5)
                .WithinDisc(3.5, 3.5, 3.5, band => band.Ring(Colours.White, 1.5, 10.5, 8.5, 8));
            for (var i = 0; i < Motto.Length; i++)
            {
                if (Motto[i] == ' ')
                {
                    continue;
                }

                var angle = -6.6 + i * 2.75;
                var centre = Point.OnCircle(new(1.5, 10.5), 8.25, angle);
                sky = sky.Place(Letters.Glyph(Motto[i], 0x00843D), centre.X, centre.Y, 0.36, angle);
            }

            foreach (var (x, y, radius) in Stars)
            {
                sky = sky.Star(Colours.White, x, y, radius * 1.1);
            }

            return sky;
        }
    }
}
