namespace FlagPainting.Drawing.Motifs;

/// <summary>The island of Cyprus in the colour of its copper, over two olive branches.</summary>
internal static class CypriotEmblem
{
    public static FlagDesign Design => Flag.Ratio(100, 120)
        .Shape(0xD57800, "M2,48 C5,40 9,37 15,42 C19,45 25,41 31,42 L38,41 L39,33 C42,30 47,33 52,32 C66,31 76,26 "
            + "88,18 "
            + "C98,11 108,5 119,1 C115,6 105,13 97,20 C92,24 87,28 86,33 C86,38 91,41 95,43 C91,46 88,43 84,45 "
            + "C82,49 77,50 72,51 C67,52 65,56 61,59 L57,65 C55,67 53,62 49,62 C44,64 36,68 27,66 C16,65 7,62 4,56 Z")
        .Both(half => half.Place(Branch, 36, 84, 26));

    private static FlagDesign Branch
    {
        get
        {
            Rgb olive = 0x4E5B31;
            var leaf = Flag.Ratio(10, 4).Shape(olive, "M2,10 C-0.6,6 0.2,3 2,0 C3.8,3 4.6,6 2,10 Z");
            var branch = Flag.Ratio(26, 52).Line(olive, 1.4, "M2,2 Q14,22 52,22");
            ReadOnlySpan<(double X, double Y, double Along)> joints =
                [(4, 5, -32), (9, 11, -40), (16, 16, -55), (24, 19.5, -68), (32, 21, -78), (40, 22, -85)];
            foreach (var (x, y, along) in joints)
            {
                branch = branch.Place(leaf, x - 2.2, y + 2.4, 10, along - 42 + 12)
                    .Place(leaf, x + 2.6, y - 4, 10, along + 58);
            }

            return branch;
        }
    }
}
