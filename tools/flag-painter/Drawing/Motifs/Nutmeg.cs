namespace FlagPainting.Drawing.Motifs;

/// <summary>The nutmeg of Grenada in its opened husk.</summary>
internal static class Nutmeg
{
    public static FlagDesign Design => Flag.Ratio(100, 60)
        .Shape(0xFCD116, "M30,0 C62,20 66,74 30,100 C-6,74 -2,20 30,0 Z")
        .Shape(0x007A5E, "M30,16 C46,34 48,66 30,88 C12,66 14,34 30,16 Z")
        .Shape(0xCE1126, "M30,30 C44,44 44,70 30,86 C16,70 16,44 30,30 Z");
}
