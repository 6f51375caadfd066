namespace FlagPainting.Drawing.Motifs;

/// <summary>The arms of Slovakia: a double cross on three hills, edged in white.</summary>
internal static class SlovakArms
{
    public static FlagDesign Design => Flag.Ratio(126, 106)
        .Shape(Colours.White, "M0,0 H106 C108,50 104,100 53,126 C2,100 -2,50 0,0 Z")
        .Within("M5,5 H101 C103,50 98,96 53,120 C8,96 3,50 5,5 Z", shield => shield
            .Field(0xEE1C25)
            .Shape(0x0B4EA2, "M6,120 V92 C14,78 26,78 32,88 C36,66 70,66 74,88 C80,78 92,78 100,92 V126 H6 Z")
            .Shape(Colours.White, "M48.5,84 C50,74 50,66 49,62 C38,62 30,63 24,65 V51 C32,53 40,54 49,54 V40 "
                + "C42,40 36,41 30,43 V31 "
                + "C36,33 42,34 49,34 C49,26 48,20 46,16 H60 C58,20 57,26 57,34 C64,34 70,33 76,31 V43 C70,41 "
                + "64,40 57,40 V54 "
                + "C66,54 74,53 82,51 V65 C76,63 68,62 57,62 C56,66 56,74 57.5,84 Z"));
}
