namespace FlagPainting.Drawing.Motifs;

/// <summary>The lion with a raised sword, and the leaf of the bo tree, of Sri Lanka.</summary>
internal static class SwordLion
{
    /// <summary>The lion looks to the hoist.</summary>
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 110)
        // The sword upright in the raised paw.
        .Shape(colour, "M14,0 C18,8 19,20 18,40 H13 C13,24 13,12 14,0 Z")
        .Shape(colour, "M6,40 H25 V43.5 H6 Z").Box(colour, 13, 43, 5, 12)
        // Head, mane, body and hind legs in one outline.
        .Shape(colour, "M40,22 L44,12 L49,20 C58,18 64,24 64,30 L70,32 L65,38 L71,42 L65,46 L70,51 L64,53 C74,55 "
            + "86,53 94,60 "
            + "C102,67 100,78 96,84 L98,92 L104,94 V99 H88 L87,90 C88,84 84,80 80,80 C78,84 79,88 82,92 L85,94 "
            + "V99 H71 L68,86 "
            + "C60,86 54,86 49,84 L47,92 L51,95 V99 H35 L38,80 L34,68 L28,60 L22,58 L10,58 L7,52 L11,48 L24,49 "
            + "L30,47 L27,40 "
            + "L31,37 L27,33 L30,24 Z")
        .Shape(colour, "M30,64 L20,74 L22,86 L10,88 L7,93 L25,95 L30,80 L38,74 Z")
        // The tail, curled over the back.
        .Line(colour, 4, "M96,66 C110,58 108,42 96,40 C86,38 82,30 90,24 C94,20 100,22 100,26", round: true)
        .Shape(colour, "M94,28 L106,20 L106,34 L98,36 Z")
        .Disc(0x941E32, 35, 29, 1.8)
        .Line(0x941E32, 1.4, "M28,36 L37,37 M46,26 Q42,36 48,46 M54,28 Q50,38 56,50 M60,32 Q57,40 62,48 M40,50 "
            + "Q46,58 54,56 "
            + "M60,66 Q70,72 68,84 M84,62 Q78,70 80,78");

    public static FlagDesign BoLeaf(Rgb colour) => Flag.Ratio(100, 70).Shape(colour,
        "M35,0 C39,12 42,20 52,30 C66,44 74,62 62,76 C56,84 44,84 38,80 L38,100 H32 V80 C26,84 14,84 8,76 C-4,62 "
            + "4,44 18,30 "
        + "C28,20 31,12 35,0 Z");
}
