namespace FlagPainting.Drawing.Motifs;

/// <summary>The Thunder Dragon of Bhutan, with a jewel in each claw, before it is turned along the diagonal.</summary>
internal static class ThunderDragon
{
    private const string Head = "M212,34 C220,22 234,19 246,24 C254,27 260,30 268,28 L275,23 L281,32 L274,40 "
        + "L260,41 L254,45 L266,46 L275,52 "
        + "L264,58 C250,61 234,58 222,50 Z";

    private const string Horns = "M230,23 C224,13 213,9 202,12 C212,15 218,21 222,29 Z M240,22 C238,12 231,5 "
        + "221,2 C228,9 230,16 231,23 Z";

    private const string Mane = "M220,30 L202,25 L212,33 L197,35 L211,40 L199,47 L213,47 L206,57 L222,52 Z";

    private const string Beard = "M254,57 C254,67 246,72 236,71 C243,66 245,61 244,57 Z";

    private static readonly Rgb Ink = 0x2B1B10;

    // From the tail's end to the neck; each curve is thicker than the one before.
    private static readonly (Point Start, Point Control1, Point Control2, Point End, double Width)[] Body =
    [
        (new(8, 40), new(2, 66), new(20, 92), new(44, 86), 8),
        (new(42, 86.5), new(74, 78), new(74, 30), new(108, 32), 14),
        (new(104, 32), new(142, 30), new(134, 84), new(168, 82), 18),
        (new(164, 82), new(196, 82), new(190, 44), new(228, 40), 18),
    ];

    public static FlagDesign Design
    {
        get
        {
            var dragon = Limbs(Limbs(Flag.Ratio(100, 290), Ink, 2.4), Colours.White, 0);
            dragon = Spines(dragon);
            foreach (var (start, control1, control2, end, width) in Body)
            {
                dragon = dragon.Stroked(Ink, width + 2.4, new OutlineBuilder().MoveTo(start)
                    .CurveTo(control1, control2, end).Build());
            }

            foreach (var (start, control1, control2, end, width) in Body)
            {
                dragon = dragon.Stroked(Colours.White, width, new OutlineBuilder().MoveTo(start)
                    .CurveTo(control1, control2, end).Build());
            }

            return Scales(dragon)
                .Line(Ink, 2.4, Mane).Shape(Colours.White, Mane)
                .Line(Ink, 2.4, Horns).Shape(Colours.White, Horns)
                .Line(Ink, 2.4, Beard).Shape(Colours.White, Beard)
                .Line(Ink, 2.4, Head + " M212,34 L222,50").Shape(Colours.White, Head)
                .Disc(Ink, 243, 31, 2.4).Disc(Ink, 273, 30, 1.4)
                .Line(Ink, 1.6, "M276,26 C286,22 288,12 282,5", round: true)
                .Shape(Colours.White, "M2,42 L-2,24 L7,32 L10,18 L13,32 L20,26 L14,44 Z")
                .Line(Ink, 1.2, "M2,42 L-2,24 L7,32 L10,18 L13,32 L20,26 L14,44");
        }
    }

    /// <summary>Four legs, three claws on each, and the jewels.</summary>
    private static FlagDesign Limbs(FlagDesign dragon, Rgb colour, double more) => dragon
        .Line(colour, 8 + more, "M68,66 Q78,78 88,80 M86,42 Q76,30 64,30 M144,70 Q142,88 128,92 M204,60 Q214,72 "
            + "212,84", round: true)
        .Line(colour, 3 + more, "M88,80 L98,74 M88,80 L100,84 M88,80 L92,92 M64,30 L54,24 M64,30 L52,34 M64,30 L60,42 "
            + "M128,92 L116,86 M128,92 L116,96 M128,92 L126,102 "
            + "M212,84 L202,92 M212,84 L213,97 M212,84 L223,90", round: true)
        .Disc(colour, 106, 79, 4.6 + more / 2).Disc(colour, 46, 29, 4.6 + more / 2)
        .Disc(colour, 110, 91, 4.6 + more / 2).Disc(colour, 230, 96, 4.6 + more / 2);

    /// <summary>A row of spines on the back, that is on the left as one goes from the tail to the head.</summary>
    private static FlagDesign Spines(FlagDesign dragon)
    {
        foreach (var (start, control1, control2, end, width) in Body)
        {
            for (var t = 0.12; t < 0.95; t += 0.2)
            {
                var (here, along) = Along(start, control1, control2, end, t);
                var back = new Point(along.Y, -along.X);
                Point front = here + back * (width / 2) + along * 4, rear = front - along * 9;
                var tip = here + back * (width / 2 + 7) - along * 3;
                dragon = dragon.Polygon(Ink, [tip + back * 2 - along * 1, front + along * 1.6, rear - along * 1.6])
                    .Polygon(Colours.White, [tip, front, rear]);
            }
        }

        return dragon;
    }

    private static FlagDesign Scales(FlagDesign dragon)
    {
        foreach (var (start, control1, control2, end, width) in Body)
        {
            for (var t = 0.06; t < 0.98; t += 0.11)
            {
                var (here, along) = Along(start, control1, control2, end, t);
                var side = new Point(along.Y, -along.X) * (width / 2);
                dragon = dragon.Stroked(Ink, 1, new OutlineBuilder().MoveTo(here + side * 0.7)
                    .QuadraticTo(here + along * 5, here - side).Build());
            }
        }

        return dragon;
    }

    private static (Point Here, Point Along) Along(Point start, Point control1, Point control2, Point end, double t)
    {
        var here = Bezier.At(start, control1, control2, end, t);
        var along = Bezier.At(start, control1, control2, end, t + 0.02) - here;
        return (here, along * (1 / along.Length));
    }
}
