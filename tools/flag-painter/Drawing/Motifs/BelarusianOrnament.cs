namespace FlagPainting.Drawing.Motifs;

/// <summary>The woven pattern on the hoist of Belarus's flag, after an embroidered towel of 1917.</summary>
internal static class BelarusianOrnament
{
    private static readonly Rgb Thread = 0xCF101A;

    public static FlagDesign Design
    {
        get
        {
            var strip = Flag.Ratio(180, 40).Field(Colours.White);
            // The pattern and its mirror image, four times over from top to bottom in halves.
            for (var i = 0; i < 3; i++)
            {
                strip = strip.Place(Repeat, 20, 30 + i * 60, 60);
            }

            return strip;
        }
    }

    private static FlagDesign Repeat => Flag.Ratio(60, 40).Both(half => half
        .Shape(Thread, "M20,10 L8,22 L20,34 L20,29 L13,22 L20,15 Z")
        .Shape(Thread, "M20,18 L16,22 L20,26 Z")
        .Shape(Thread, "M0,2 L11,13 L8,16 L0,8 Z")
        .Shape(Thread, "M0,42 L11,31 L8,28 L0,36 Z")
        .Shape(Thread, "M0,16 L6,22 L0,28 Z")
        .Shape(Thread, "M20,38 L10,48 L20,58 L20,54 L14,48 L20,42 Z")
        .Shape(Thread, "M20,45 L17,48 L20,51 Z")
        .Shape(Thread, "M2,46 H6 V44 H9 V52 H6 V50 H2 Z")
        .Shape(Thread, "M12,36 L16,40 L14,42 L10,38 Z M12,60 L16,56 L14,54 L10,58 Z")
        .Shape(Thread, "M16,2 L20,6 V0 H17 Z"));
}
