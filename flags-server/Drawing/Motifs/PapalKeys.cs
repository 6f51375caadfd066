namespace FlagsServer.Drawing.Motifs;

/// <summary>The keys of Saint Peter, one of gold and one of silver, under the tiara, of the Vatican.</summary>
internal static class PapalKeys
{
    private static readonly Rgb Gold = 0xE8B923;
    private static readonly Rgb Silver = 0xB9BDC1;
    private static readonly Rgb Ink = 0x4A4A4A;

    public static FlagDesign Design => Flag.Ratio(120, 96)
        .Line(0xC8202E, 2, "M30,92 Q48,74 66,92 M30,94 V106 M66,94 V106", round: true)
        .Place(Key(Silver), 48, 76, 84, 45)
        .Place(Key(Gold), 48, 76, 84, -45)
        // The tiara: white, with three golden crowns, an orb and a cross on top.
        .Shape(Ink, "M25,52 C20,32 32,10 48,8 C64,10 76,32 71,52 Z")
        .Shape(0xF4F4F4, "M27,51 C22,33 33,12 48,10 C63,12 74,33 69,51 Z")
        .Shape(Gold, "M26,52 Q48,60 70,52 L70,43 L65,46 L60,42 L54,47 L48,43 L42,47 L36,42 L31,46 L26,43 Z")
        .Shape(Gold, "M27,37 Q48,43 69,37 L68,30 L62,33 L57,29 L48,33 L39,29 L34,33 L28,30 Z")
        .Shape(Gold, "M31,24 Q48,29 65,24 L62,18 L56,21 L48,17 L40,21 L34,18 Z")
        .Disc(Gold, 48, 8, 3.4).Box(Gold, 47, 0, 2, 6).Box(Gold, 45, 1.4, 6, 1.6)
        .Line(Ink, 0.8, "M26,52 Q48,60 70,52 M27,37 Q48,43 69,37 M31,24 Q48,29 65,24")
        .Both(half => half.Shape(0xC8202E, "M28,54 L22,72 L28,70 L32,73 L35,56 Z").Line(Gold, 1.4, "M23.6,67 L33,68.6"));

    /// <summary>Upright, the bit on top and to the right, the bow below.</summary>
    private static FlagDesign Key(Rgb metal) => Flag.Ratio(100, 40)
        .Line(Ink, 7, "M20,6 V78")
        .Line(metal, 5, "M20,6 V78", round: true)
        .Shape(Ink, "M22,5 H39 V27 H22 Z").Shape(metal, "M22,6.2 H37.8 V25.8 H22 Z")
        .Line(Ink, 2, "M30,6 V13 M30,19 V26 M26,16 H35")
        .Ring(Ink, 20, 88, 12.6, 4.4).Ring(metal, 20, 88, 11.4, 5.6);
}
