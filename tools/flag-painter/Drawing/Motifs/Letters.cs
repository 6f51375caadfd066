namespace FlagPainting.Drawing.Motifs;

/// <summary>The few capitals that mottoes need, as single strokes on a grid of 6 high by 4 wide.</summary>
internal static class Letters
{
    public static FlagDesign Glyph(char letter, Rgb colour) => Flag.Ratio(6, 4).Line(colour, 1.1, letter switch
    {
        'D' => "M0.5,0.5 V5.5 H1.5 C4,5.5 4,0.5 1.5,0.5 H0.5",
        'E' => "M3.4,0.5 H0.6 V5.5 H3.4 M0.6,3 H3",
        'G' => "M3.5,1.4 C2,-0.2 0.4,0.8 0.4,3 C0.4,5.2 2,6.2 3.5,4.6 V3.2 H2.2",
        'M' => "M0.3,6 V0.8 L2,3.8 L3.7,0.8 V6",
        'O' => "M2,0.5 C0,0.5 0,5.5 2,5.5 C4,5.5 4,0.5 2,0.5",
        'P' => "M0.6,6 V0.5 H2 C4,0.5 4,3.3 2,3.3 H0.6",
        'R' => "M0.6,6 V0.5 H2 C4,0.5 4,3.2 2,3.2 H0.6 M1.8,3.2 L3.5,6",
        'S' => "M3.4,1.2 C2.6,0 0.6,0.4 0.6,1.7 C0.6,3.3 3.4,2.7 3.4,4.3 C3.4,5.8 1.2,6 0.5,4.8",
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "No stroke is known for this letter."),
    });
}
