namespace FlagPainting.Drawing.Motifs;

/// <summary>
/// The creed in thuluth script over a sword whose hilt is at the fly's side, of Saudi Arabia. At this size the script is
/// drawn by its uprights, bows and dots.
/// </summary>
internal static class Shahada
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 130)
        // Uprights: alif and lam, which rise to one height.
        .Line(colour, 3.2, "M124,6 L121,44 M114,10 L112,40 M105,4 C104,20 104,34 100,42 M93,8 L92,38 M82,4 L81,42 "
            + "M73,8 L72,36 "
            + "M62,4 L61,40 M51,8 L50,36 M41,4 L40,42 M31,8 L30,38 M20,4 L18,40 M10,8 L9,34", round: true)
        // Bows that join them below, and those of the second line.
        .Line(colour, 3.6, "M121,44 C116,54 104,54 100,42 M112,40 C118,34 122,30 118,26 M92,38 C90,50 84,50 81,42 "
            + "M81,42 C76,48 72,46 72,36 "
            + "M61,40 C58,50 50,48 50,36 M40,42 C36,52 28,50 30,38 M18,40 C14,48 6,46 9,34", round: true)
        .Line(colour, 3.6, "M126,58 C120,68 106,70 100,58 C98,52 92,52 90,58 C90,66 98,66 102,62 M88,60 C82,70 "
            + "70,68 70,56 "
            + "M66,54 C60,50 56,56 60,60 C66,64 56,70 46,66 M44,56 C40,66 30,68 28,56 M24,52 C20,60 24,66 16,68 "
            + "C10,69 6,64 6,56", round: true)
        .Line(colour, 2.6, "M110,58 L116,52 M78,52 L84,46 M52,54 L56,48 M34,52 L38,48 M14,56 L18,50 M98,24 "
            + "L102,20 M86,22 L90,18 M66,22 L70,18 "
            + "M45,24 L48,20 M24,22 L27,18 M2,20 L6,16", round: true)
        .Disc(colour, 96, 70, 1.8).Disc(colour, 76, 72, 1.8).Disc(colour, 38, 73, 1.8).Disc(colour, 54, 73, 1.8)
        .Disc(colour, 20, 73, 1.8)
        // The sword, its blade to the hoist.
        .Shape(colour, "M12,88 C8,87 5,85 4,83 C8,84.5 14,85 20,85 H104 V90 H24 C20,90 16,89.5 12,88 Z")
        .Shape(colour, "M104,80 H107 V95 H104 Z M107,85.5 H120 C122,85.5 122,82 124,82 C128,82 128,90 125,92 "
            + "C122,93 121,90 119,89.8 H107 Z");
}
