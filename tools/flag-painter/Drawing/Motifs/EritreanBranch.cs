namespace FlagPainting.Drawing.Motifs;

/// <summary>An upright olive branch of six leaves within a wreath, of Eritrea.</summary>
internal static class EritreanBranch
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 100)
        .Place(Wreath.In(colour, 12, 12, 11, 43), 50, 50, 100)
        .Line(colour, 3, "M50,20 V94")
        .Both(half => half.Line(colour, 2.4, "M50,80 Q42,74 40,66 M50,62 Q42,56 40,48 M50,44 Q43,38 42,32")
            .Shape(colour, "M41,68 C33,64 30,56 33,48 C40,52 43,60 41,68 Z M41,50 C34,46 31,38 34,31 C41,36 44,42 "
                + "41,50 Z "
                + "M43,34 C37,29 37,22 41,16 C46,22 47,28 43,34 Z"))
        .Shape(colour, "M50,28 C46,22 46,14 50,8 C54,14 54,22 50,28 Z");
}
