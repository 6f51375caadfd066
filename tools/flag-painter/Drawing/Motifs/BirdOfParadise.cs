namespace FlagPainting.Drawing.Motifs;

/// <summary>The bird of paradise in flight, its plumes behind it, of Papua New Guinea.</summary>
internal static class BirdOfParadise
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 120)
        // The two wings, spread.
        .Shape(colour, "M48,44 C44,32 34,22 18,16 L24,24 L10,22 L20,30 L6,32 L18,37 L8,42 L21,44 L14,50 L26,50 "
            + "L22,57 L34,54 L46,58 Z")
        .Shape(colour, "M60,40 C58,28 60,14 70,2 L71,12 L79,6 L77,16 L87,12 L82,22 L93,22 L85,30 L94,34 L83,38 "
            + "L88,45 L76,46 L64,54 Z")
        // Head to the hoist, with a curved beak, and the body.
        .Shape(colour, "M42,42 C36,38 34,32 38,27 L30,25 L38,22 C44,18 52,22 54,30 C58,40 66,48 70,58 L56,64 "
            + "C50,58 46,50 42,42 Z")
        .Disc(0xC8102E, 43, 27, 1.6)
        // Plumes that sweep down and out to the fly, and two long wires.
        .Line(colour, 3.4, "M60,58 C72,66 92,66 112,56 M61,60 C74,72 94,76 116,70 M60,61 C70,76 90,86 110,86 "
            + "M58,61 C64,78 78,92 98,98", round: true)
        .Line(colour, 5, "M60,56 C70,68 84,72 98,70 M58,58 C64,74 74,84 88,88", round: true)
        .Line(colour, 1.8, "M56,62 C52,78 58,92 72,98 C78,100 80,94 75,92 M52,60 C42,72 40,86 48,96 C53,100 57,95 "
            + "53,92", round: true);
}
