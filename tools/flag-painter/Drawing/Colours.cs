namespace FlagPainting.Drawing;

/// <summary>The colours that many flags share; a flag whose law names its own shade writes it out instead.</summary>
internal static class Colours
{
    public static readonly Rgb White = 0xFFFFFF;
    public static readonly Rgb Black = 0x000000;
    public static readonly Rgb Gold = 0xE8B212;
    public static readonly Rgb Yellow = 0xFCD116;
    public static readonly Rgb Navy = 0x012169;
    public static readonly Rgb Brown = 0x7A4A21;
    public static readonly Rgb Grey = 0xA7A9AC;
}
