namespace FlagPainting.Drawing.Motifs;

/// <summary>The Sisserou parrot of Dominica on its twig, looking to the hoist.</summary>
internal static class SisserouParrot
{
    public static FlagDesign Design => Flag.Ratio(100, 70)
        .Line(Colours.Brown, 5, "M8,74 Q36,68 62,76", round: true)
        .Shape(0x1F5F2E, "M30,66 L44,62 L62,96 L54,94 L52,100 L44,94 Z")
        .Shape(0x4B2A7B, "M20,34 C14,48 18,66 30,72 L44,70 C52,58 50,40 42,28 Z")
        .Shape(0x2F8F3F, "M30,32 C30,46 34,60 52,78 C60,62 58,44 44,26 Z")
        .Shape(0x145C2C, "M42,50 C46,62 50,72 58,88 C62,74 60,60 56,48 Z")
        .Shape(0x2F8F3F, "M20,36 C14,22 18,8 32,7 C46,6 50,20 45,32 C38,42 26,44 20,36 Z")
        .Shape(Colours.Grey, "M18,14 C8,16 8,26 12,32 C14,28 18,26 22,26 Z")
        .Disc(Colours.White, 29, 17, 4.2).Disc(Colours.Black, 29, 17, 2.6)
        .Line(Colours.Grey, 3, "M30,70 V76 M36,70 V75");
}
