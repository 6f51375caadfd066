namespace FlagsServer.Drawing.Motifs;

/// <summary>The Thunder Dragon of Bhutan, with jewels in its claws, before it is turned along the diagonal.</summary>
internal static class ThunderDragon
{
    public static FlagDesign Design => Ink(Ink(Flag.Ratio(100, 290), 0x3B2A1A, 3.2), Colours.White, 0)
        // Scales, the eye and the mouth.
        .Line(0x3B2A1A, 1.4, "M38,63 Q60,78 82,58 Q104,30 132,40 Q160,54 176,64 Q204,76 222,50")
        .Line(0x3B2A1A, 1.2, "M60,58 V78 M84,44 L92,60 M108,28 V48 M134,30 L128,50 M156,42 L148,60 M180,54 L174,74 M204,54 L206,76")
        .Disc(0x3B2A1A, 252, 29, 2.6)
        .Line(0x3B2A1A, 1.6, "M284,40 Q268,42 258,46");

    private static FlagDesign Ink(FlagDesign dragon, Rgb colour, double more) => dragon
        // Tail, body and neck, each thicker than the last.
        .Line(colour, 8 + more, "M8,40 Q14,62 38,63", round: true)
        .Line(colour, 14 + more, "M30,62 Q60,80 84,56", round: true)
        .Line(colour, 19 + more, "M80,60 Q104,26 132,40 Q156,52 176,64", round: true)
        .Line(colour, 18 + more, "M172,62 Q206,80 224,46 Q230,34 242,34", round: true)
        // Tail tuft and the mane along the back.
        .Line(colour, 4 + more, "M8,42 L2,24 M9,42 L14,24 M8,42 L-2,36", round: true)
        .Line(colour, 4 + more, "M42,56 L38,46 M58,64 L58,52 M74,58 L68,46 M88,44 L80,34 M104,30 L98,18 M122,26 L122,14 "
            + "M142,34 L148,22 M162,46 L168,34 M180,56 L188,46 M198,58 L202,48 M212,48 L206,38 M220,38 L212,26", round: true)
        // The head with its open jaw, horns and whiskers.
        .Line(colour, 17 + more, "M240,34 L262,32", round: true)
        .Line(colour, 8 + more, "M258,30 Q274,30 284,36", round: true)
        .Line(colour, 6 + more, "M254,42 Q266,54 282,50", round: true)
        .Line(colour, 4 + more, "M244,26 Q236,14 222,12 M250,24 Q248,12 238,4 M278,32 Q286,24 288,14 M246,44 Q244,56 234,60", round: true)
        // Four legs, three claws on each, and a jewel in each.
        .Line(colour, 8 + more, "M66,68 Q58,80 70,88 M116,42 Q124,58 114,70 M168,66 Q160,82 172,90 M214,62 Q232,70 236,82", round: true)
        .Line(colour, 3.5 + more, "M70,88 L60,96 M70,88 L72,98 M70,88 L82,92 M114,70 L104,76 M114,70 L114,82 M114,70 L124,76 "
            + "M172,90 L162,97 M172,90 L174,99 M172,90 L184,94 M236,82 L226,88 M236,82 L238,93 M236,82 L247,84", round: true)
        .Disc(colour, 78, 95, 4 + more / 2).Disc(colour, 120, 82, 4 + more / 2)
        .Disc(colour, 180, 97, 4 + more / 2).Disc(colour, 245, 90, 4 + more / 2);
}
