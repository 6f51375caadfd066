namespace FlagPainting.Drawing.Motifs;

/// <summary>The takbir in square Kufic, eleven times in a row, along the bands of Iran's flag.</summary>
internal static class IranianScript
{
    public static FlagDesign In(Rgb colour)
    {
        var row = Flag.Ratio(10, 352);
        for (var i = 0; i < 11; i++)
        {
            row = row.Place(Once(colour), 16 + i * 32, 5, 10);
        }

        return row;
    }

    private static FlagDesign Once(Rgb colour) => Flag.Ratio(10, 32).Line(colour, 1.7,
        "M1,8.5 H31 M3,8.5 V1 H9 V5.5 H6 M12,8.5 V1 M15,8.5 V3.5 H19 V8.5 M22,8.5 V1 M25,8.5 V1 H30 V5 H28");
}
