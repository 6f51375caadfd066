namespace FlagPainting.Drawing.Motifs;

/// <summary>The keys of Saint Peter, one of gold and one of silver, under the tiara, of the Vatican.</summary>
internal static class PapalKeys
{
    private static readonly Rgb Gold = 0xE8B923;
    private static readonly Rgb Silver = 0xB9BDC1;
    private static readonly Rgb Ink = 0x4A4A4A;

    public static FlagDesign Design => Flag.Ratio(120, 96)
        .Line(0xC8202E, 2.4, "M32,96 Q48,80 64,96", round: true)
        .Place(Key(Silver), 48, 80, 88, -45, mirrored: true)
        .Place(Key(Gold), 48, 80, 88, 45)
        .Place(Tiara, 48, 26, 54);

    /// <summary>Upright, the bit on top and to the right, the bow below.</summary>
    private static FlagDesign Key(Rgb metal) => Flag.Ratio(100, 40)
        .Line(Ink, 7, "M20,4 V78")
        .Line(metal, 5, "M20,5 V78")
        .Shape(Ink, "M22,5 H41 V29 H22 Z").Shape(metal, "M21,6.2 H39.8 V27.8 H21 Z")
        .Line(Ink, 2.2, "M31,6 V13 M31,21 V28 M26,17 H36")
        .Ring(Ink, 20, 88, 12.6, 4.4).Ring(metal, 20, 88, 11.4, 5.6);

    /// <summary>White, with three golden crowns, an orb and a cross on top, two ribbons below.</summary>
    private static FlagDesign Tiara => Flag.Ratio(74, 50)
        .Both(half => half.Shape(0xC8202E, "M8,52 L1,71 L7,69 L11,73 L16,54 Z").Line(Gold, 1.6, "M2.6,67 L12.4,68.6"))
        .Shape(Ink, "M2,52 C-3,32 9,10 25,8 C41,10 53,32 48,52 Z")
        .Shape(0xF4F4F4, "M4,51 C-1,33 10,12 25,10 C40,12 51,33 46,51 Z")
        .Shape(Gold, "M3,52 Q25,60 47,52 L47,43 L42,46 L37,42 L31,47 L25,43 L19,47 L13,42 L8,46 L3,43 Z")
        .Shape(Gold, "M4,37 Q25,43 46,37 L45,30 L39,33 L34,29 L25,33 L16,29 L11,33 L5,30 Z")
        .Shape(Gold, "M8,24 Q25,29 42,24 L39,18 L33,21 L25,17 L17,21 L11,18 Z")
        .Disc(Gold, 25, 8, 3.4).Box(Gold, 24, 0, 2, 6).Box(Gold, 22, 1.4, 6, 1.6)
        .Line(Ink, 0.9, "M3,52 Q25,60 47,52 M4,37 Q25,43 46,37 M8,24 Q25,29 42,24");
}
