namespace FlagPainting.Drawing.Motifs;

/// <summary>The grey crowned crane of Uganda, one leg raised, facing the hoist.</summary>
internal static class CrestedCrane
{
    public static FlagDesign Design => Flag.Ratio(100, 70)
        .Line(0x3A3A3A, 2.4, "M40,66 L38,84 L39,98 M39,98 L32,99 M39,98 L45,99 M46,64 L54,74 L46,82 L42,80")
        // Tail, body and wing.
        .Shape(0xD90000, "M46,50 C56,50 62,58 66,74 C58,70 52,68 44,68 Z")
        .Shape(0x9CA0A4, "M28,34 C24,46 26,62 36,68 C46,72 56,66 58,54 C54,46 42,44 36,34 Z")
        .Shape(Colours.White, "M38,46 C48,46 58,52 62,62 C54,64 44,64 38,58 Z")
        .Shape(0xFCDC04, "M44,56 C52,56 58,60 62,68 C54,70 46,68 42,62 Z")
        .Shape(0x5A5A5A, "M36,60 C46,64 54,66 58,72 C48,74 40,72 34,66 Z")
        // Neck and head, with the red throat and the golden crest.
        .Line(0x9CA0A4, 6, "M31,40 C26,32 30,26 28,20", round: true)
        .Shape(0x2A2A2A, "M20,20 C20,12 34,11 34,19 C34,24 24,26 20,20 Z")
        .Shape(Colours.White, "M24,20 C24,17 31,17 31,21 C30,24 25,24 24,20 Z")
        .Shape(0xD90000, "M23,24 L29,24 L27,31 Z").Shape(0x2A2A2A, "M21,18 L10,21 L21,22 Z")
        .Line(0xC8A000, 1.6, "M28,13 L20,3 M29,13 L26,1 M30,13 L32,1 M31,13 L37,3 M32,14 L41,7 M33,15 L43,12");
}
