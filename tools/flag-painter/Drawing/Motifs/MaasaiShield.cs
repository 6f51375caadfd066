namespace FlagPainting.Drawing.Motifs;

/// <summary>The shield and two crossed spears of the Maasai, of Kenya.</summary>
internal static class MaasaiShield
{
    public static FlagDesign Design => Flag.Ratio(140, 96)
        .Both(half => half
            .Line(Colours.White, 3.4, "M8,136 L78,18")
            .Shape(Colours.White, "M90,0 C91,10 88,22 79,32 L71,26 C74,14 82,6 90,0 Z")
            .Shape(Colours.White, "M3,140 L6,128 L13,132 Z"))
        .Shape(0xBB0000, "M48,8 C80,36 80,104 48,132 C16,104 16,36 48,8 Z")
        .Both(half => half
            .Shape(Colours.Black, "M31,30 C18,54 18,86 31,110 C37,86 37,54 31,30 Z")
            .Line(Colours.White, 2.2, "M31,30 C37,54 37,86 31,110"))
        .Shape(Colours.White, "M48,38 C53,46 53,54 48,60 C43,54 43,46 48,38 Z M48,80 C53,86 53,94 48,102 C43,94 "
            + "43,86 48,80 Z")
        .Oval(Colours.White, 48, 70, 4.5, 10);
}
