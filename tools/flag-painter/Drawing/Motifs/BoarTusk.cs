namespace FlagPainting.Drawing.Motifs;

/// <summary>A boar's tusk, curled, around two crossed fronds of the namele, of Vanuatu.</summary>
internal static class BoarTusk
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 100)
        .Shape(colour, "M56,4 C88,6 102,36 96,62 C90,88 64,102 38,96 C12,90 -4,64 4,40 C10,20 30,8 48,14 C66,20 "
            + "74,34 70,44 "
            + "C66,32 54,24 42,26 C26,28 16,42 18,58 C20,76 38,86 56,82 C76,78 86,62 84,44 C82,26 72,12 56,4 Z")
        .Line(colour, 3, "M30,74 L66,36 M70,72 L36,36", round: true)
        .Line(colour, 2.2, "M38,66 L34,58 M38,66 L47,67 M45,58 L41,50 M45,58 L54,59 M52,51 L49,43 M52,51 L61,51 "
            + "M59,44 L57,37 M59,44 L66,43 "
            + "M62,64 L66,56 M62,64 L53,66 M55,57 L59,50 M48,49 L52,42 M48,49 L40,50 M41,42 L45,36 M41,42 L34,42");
}
