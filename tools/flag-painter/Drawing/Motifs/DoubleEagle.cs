namespace FlagPainting.Drawing.Motifs;

/// <summary>The eagle with two heads of Albania, Montenegro and Serbia.</summary>
internal static class DoubleEagle
{
    public static FlagDesign In(Rgb colour) => Flag.Ratio(100, 92).Both(half => half.Shape(colour,
        // From the middle between the necks round the head and beak, along the feathers, the claw and the tail.
        "M46,26 L43.5,17 C43,9 37,3.5 30.5,5.5 L31.5,8.5 Q25,9 21.5,13.5 L29,13 L25,17 L33.5,16.5 "
        + "C36,20 35,24 31.5,28 L28.5,21 L24,24.5 L24.5,16 L17.5,21.5 L15,13.5 L11.5,22 L5,17.5 L6.5,27 L0,26.5 "
        + "L6,34.5 L0.5,37.5 L8,43 L3.5,48 L11.5,50.5 L8.5,57 L16.5,56.5 L15.5,63.5 L22.5,60.5 L24,66.5 L29.5,61.5 "
        + "L33,66 L28,74 L17,72.5 L21.5,76.5 L13.5,79.5 L20.5,80.5 L17.5,86.5 L24.5,83 L27,88.5 L30,80.5 "
        + "L36.5,73.5 L39.5,78 L34.5,84.5 L38,86.5 L37,93 L42,91 L46.3,100 Z"));
}
