namespace FlagPainting.Drawing.Motifs;

/// <summary>The condor of the Andes with spread wings, of Bolivia and Ecuador.</summary>
internal static class Condor
{
    public static FlagDesign Design(bool wingsUp)
    {
        Rgb plumage = 0x3A2A20;
        var wing = wingsUp
            ? "M50,34 Q36,22 28,4 L30,16 L20,4 L24,18 L13,8 L19,24 L8,17 L16,32 L6,28 L18,42 Q32,54 50,54 Z"
            : "M50,30 Q34,18 4,20 L12,24 L2,30 L12,32 L3,39 L14,39 L7,47 L18,45 L13,53 L24,50 L21,58 L32,53 L50,56 Z";
        return Flag.Ratio(80, 100)
            .Both(half => half.Shape(plumage, wing))
            .Shape(plumage, "M44,26 H56 L60,52 L56,64 L62,78 L50,74 L38,78 L44,64 L40,52 Z")
            .Oval(Colours.White, 50, 30, 7, 4)
            .Shape(0x8A5A4A, "M46,29 C45,18 47,14 52,14 C57,14 58,19 61,22 L55,22 L54,29 Z");
    }
}
