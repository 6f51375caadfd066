namespace FlagPainting.Drawing.Motifs;

/// <summary>
/// Five volcanoes between two seas in a triangle, with the cap of liberty and a rainbow: Nicaragua, El Salvador.
/// </summary>
internal static class VolcanoTriangle
{
    /// <summary>Within a ring of golden letters.</summary>
    public static FlagDesign Nicaraguan => Ringed(Flag.Ratio(120, 120), 0xC8A23A).Place(Triangle(0xC8A23A), 60, 56, 66);

    /// <summary>With flags behind it, in a laurel wreath and a ring of letters.</summary>
    public static FlagDesign Salvadoran => Ringed(Flag.Ratio(120, 120), 0x1F3F77)
        .Place(Wreath.In(0x2E8B3D, 9, 22, 12, 41), 60, 62, 96)
        .Both(half => half
            .Line(0xC8A23A, 1.6, "M60,76 L22,32 M60,80 L20,52")
            .Shape(0x0F47AF, "M22,32 L36,36 L40,56 L28,48 Z").Shape(Colours.White, "M25,38 L37,42 L38,48 L27,43 Z")
            .Shape(0x0F47AF, "M20,54 L32,56 L38,70 L26,68 Z").Shape(Colours.White, "M22,59 L33,61 L35,65 L24,64 Z"))
        .Place(Triangle(0xC8A23A), 60, 58, 54)
        .Shape(Colours.White, "M36,88 Q60,96 84,88 V94 Q60,102 36,94 Z")
        .Line(0xC8A23A, 1.2, "M36,88 Q60,96 84,88 V94 Q60,102 36,94 V88 M42,92.5 Q60,98 78,92.5");

    private static FlagDesign Ringed(FlagDesign design, Rgb letters)
    {
        // A ring of short strokes read as lettering at this size; real letters would be three pixels high.
        var stroke = Flag.Ratio(8, 5).Line(letters, 1.6, "M1,8 V1 H4 V4.5 H1 M2.5,4.5 L4,8");
        for (var i = 0; i < 36; i++)
        {
            var angle = i * 10.0 + 5;
            if (i is 8 or 9 or 26 or 27)
            {
                continue;
            }

            var centre = Point.OnCircle(new(60, 60), 54, angle);
            design = design.Place(stroke, centre.X, centre.Y, 9, angle);
        }

        return design;
    }

    private static FlagDesign Triangle(Rgb border) => Flag.Ratio(88, 100)
        .Within("M50,0 L100,86 H0 Z", view => view
            .Field(0xBFE3F7)
            .Arc(0xE4002B, 50, 66, 40, -90, 180, 3.4).Arc(0xFFC72C, 50, 66, 36.6, -90, 180, 3.4)
            .Arc(0x43B02A, 50, 66, 33.2, -90, 180, 3.4).Arc(0x2F6FD0, 50, 66, 29.8, -90, 180, 3.4)
            .Rays(0xFFE680, 50, 38, 4, 18, 12, 2.4)
            .Box(Colours.Brown, 49, 38, 2, 20).Shape(0xE4002B, "M44,41 Q43,30 50,30 Q57,30 57,36 L55,41 Z")
            .Shape(0x2F8F3F, "2,74 20,54 30,66 40,52 50,64 60,52 70,66 80,54 98,74")
            .Shape(0x1F6F8F, "0,70 100,70 100,88 0,88")
            .Line(Colours.White, 1.2, "M10,76 H90 M4,82 H96"))
        .Line(border, 3, "M50,2 L97,84 H3 L50,2 L60,20");
}
