namespace FlagPainting.Drawing.Motifs;

/// <summary>The sun over a soaring steppe eagle, and the ram's-horn ornament at the hoist, of Kazakhstan.</summary>
internal static class SteppeEagle
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 120)
        .Around(Flag.Ratio(14, 4).Shape(colour, "M2,0 C4.5,4 4.5,8 2,14 C-0.5,8 -0.5,4 2,0 Z"), 60, 36, 30.5, 32, 13)
        .Disc(colour, 60, 36, 22)
        .Both(half => half
            // A wing, raised, its feathers apart at the end.
            .Shape(colour, "M60.6,70 C48,64 38,64 26,56 C14,48 6,38 0,20 L4,34 L-1,30 L4,42 L0,40 L7,50 L3,49 "
                + "L12,58 L9,58 L20,66 "
                + "C30,74 40,78 48,80 L60.6,92 Z"))
        // The head to the hoist, and the fan of the tail.
        .Shape(colour, "M66,70 C66,64 62,61 56,62 L49,66 L55,67 L54,74 Z")
        .Shape(colour, "M54,78 L50,94 L54,91 L56,97 L60,92 L64,97 L66,91 L70,94 L66,78 Z");

    public static FlagDesign Ornament(Rgb colour)
    {
        var strip = Flag.Ratio(160, 16);
        for (var y = 8; y < 160; y += 16)
        {
            strip = strip.Place(Horns(colour), 8, y, 16);
        }

        return strip.Line(colour, 0.8, "M0.6,0 V160 M15.4,0 V160");
    }

    private static FlagDesign Horns(Rgb colour) => Flag.Ratio(16, 16).Both(half => half
        .Line(colour, 1.3, "M8,0.5 C8,5 3,6 2.6,3.6 C2.4,2 4.6,1.6 4.8,3.2", round: true)
        .Line(colour, 1.3, "M8,15.5 C8,11 3,10 2.6,12.4 C2.4,14 4.6,14.4 4.8,12.8", round: true)
        .Shape(colour, "M8,5.4 L4.6,8 L8,10.6 Z")
        .Line(colour, 1.2, "M0.6,8 H3", round: true));
}
