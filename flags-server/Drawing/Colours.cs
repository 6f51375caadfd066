namespace FlagsServer.Drawing;

/// <summary>The colours that many flags share; a flag whose law names its own shade writes it out instead.</summary>
internal static class Colours
{
    public static readonly Rgb White = 0xFFFFFF;
    public static readonly Rgb Black = 0x000000;
    public static readonly Rgb Red = 0xCE1126;
    public static readonly Rgb Maroon = 0x7B1126;
    public static readonly Rgb Orange = 0xF77F00;
    public static readonly Rgb Gold = 0xE8B212;
    public static readonly Rgb Yellow = 0xFCD116;
    public static readonly Rgb Green = 0x007A3D;
    public static readonly Rgb LeafGreen = 0x2E8B3D;
    public static readonly Rgb SkyBlue = 0x6CB4E4;
    public static readonly Rgb Blue = 0x0038A8;
    public static readonly Rgb Navy = 0x012169;
    public static readonly Rgb Brown = 0x7A4A21;
    public static readonly Rgb Grey = 0xA7A9AC;
    public static readonly Rgb Skin = 0xB97A4B;
}
