namespace FlagPainting.Drawing.Motifs;

/// <summary>A khanjar dagger in its belt over two crossed swords, of Oman.</summary>
internal static class Khanjar
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 110)
        .Both(half => half
            // A curved sword from the lower corner to the upper opposite one.
            .Shape(colour, "M4,92 L10,97 L20,86 L26,88 L27,82 C52,66 82,44 100,10 C76,38 50,54 23,76 L18,76 L19,82 Z"))
        .Line(0xDB161B, 2.4, "M30,57 Q55,64 80,57")
        .Shape(colour, "M22,44 Q55,54 88,44 L90,54 Q55,66 20,54 Z")
        .Shape(colour, "M47,8 H63 L60,14 V24 L66,32 H44 L50,24 V14 Z")
        .Shape(colour, "M44,34 H66 L64,56 C64,68 70,76 84,80 L86,88 L78,92 C58,88 46,76 46,58 Z")
        .Line(0xDB161B, 2, "M46,33 H64 M48,26 H62 M50,58 C51,70 58,80 76,85");
}
