namespace FlagPainting.Drawing.Motifs;

/// <summary>The African fish eagle in flight, of Zambia.</summary>
internal static class FishEagle
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(60, 120)
        .Both(half => half.Shape(colour,
            "M60,22 C50,12 38,6 22,4 L4,8 L16,11 L0,17 L16,19 L4,27 L19,27 L10,36 L25,33 L20,42 L34,36 L46,36 "
                + "L60,44 Z"))
        .Shape(colour, "M50,22 C50,12 48,8 42,9 L36,13 L40,6 C46,0 58,0 62,8 L70,24 Z")
        .Shape(colour, "M50,36 L46,52 L52,49 L54,58 L60,52 L66,58 L68,49 L74,52 L70,36 Z")
        .Line(0x198A00, 1.6, "M20,12 L48,26 M18,22 L46,31 M100,12 L72,26 M102,22 L74,31")
        .Disc(0x198A00, 47, 8, 1.4);
}
