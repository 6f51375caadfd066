namespace FlagPainting.Drawing.Motifs;

/// <summary>
/// The arms of Mexico: a golden eagle on a cactus that devours a snake, on a rock in the lake, half a wreath below.
/// </summary>
internal static class MexicanArms
{
    private static readonly Rgb Plumage = 0x8A5A2B;
    private static readonly Rgb Shade = 0x5E3A18;
    private static readonly Rgb Cactus = 0x2F8F4E;

    public static FlagDesign Design => Flag.Ratio(110, 120)
        // The wreath of oak and laurel, tied with the flag's colours.
        .Both(half => half
            .Line(0x3F7F3A, 3, "M60,104 C34,104 14,88 8,60", round: true)
            .Line(0x3F7F3A, 5, "M50,102 L44,94 M50,103 L42,106 M38,97 L34,88 M38,98 L29,100 M27,89 L25,79 M26,89 "
                + "L17,88 M17,78 L17,68 "
                + "M16,77 L7,75 M10,66 L3,60 M9,62 L13,54", round: true))
        .Line(0xC8102E, 4, "M52,106 Q60,110 68,106").Line(Colours.White, 2, "M53,103 Q60,107 67,103")
        // Rock, water and cactus.
        .Shape(0x6CB4C8, "M34,88 Q60,82 86,88 Q82,98 60,99 Q38,98 34,88 Z")
        .Shape(0xB8935A, "M46,88 Q50,80 60,80 Q70,80 74,88 Q60,94 46,88 Z")
        .Oval(Cactus, 60, 76, 6, 9).Oval(Cactus, 44, 74, 5, 8).Oval(Cactus, 76, 72, 5, 8).Oval(Cactus, 52, 66, 6, 5)
        .Oval(Cactus, 68, 64, 6, 5)
        .Line(Cactus, 4, "M60,82 L46,78 M60,82 L74,78")
        .Disc(0xC8102E, 44, 65, 2.4).Disc(0xC8102E, 76, 63, 2.4).Disc(0xC8102E, 60, 67, 2)
        // The eagle in profile, its wings raised, its head to the hoist.
        .Shape(Shade, "M64,40 C74,28 80,14 78,2 L84,10 L86,4 L89,14 L93,10 L94,20 L98,18 L97,28 L101,28 L97,36 "
            + "L100,38 L93,46 L84,56 L70,60 Z")
        .Shape(Plumage, "M54,40 C48,28 42,18 44,6 L49,14 L51,6 L55,16 L59,10 L62,22 L66,18 L68,30 L72,46 L60,50 Z")
        .Shape(Plumage, "M42,38 C42,30 48,27 54,31 C66,38 78,46 82,58 C84,64 88,68 94,70 L88,74 L90,78 L80,74 "
            + "L76,68 C68,70 58,66 52,58 "
            + "C48,52 50,46 47,43 L40,46 L37,43 Z")
        .Shape(Colours.Gold, "M43,37 L34,39 L36,45 L41,44 Z").Disc(Colours.Black, 46.5, 35, 1.5)
        .Line(Colours.Gold, 2.4, "M60,64 L54,70 M60,64 L60,71 M70,66 L70,72 M52,56 L42,58 L38,62 M42,58 L36,57")
        .Line(Shade, 1.4, "M58,44 Q66,52 78,58 M56,50 Q62,58 72,64 M50,16 L58,34 M57,18 L63,36 M84,16 L80,40 "
            + "M92,22 L84,44")
        // The snake in beak and claw.
        .Line(0x4E8F3A, 3.4, "M24,48 C28,40 34,40 36,44 C40,52 28,54 30,60 C32,66 42,64 44,58", round: true);
}
