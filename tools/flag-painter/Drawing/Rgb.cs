namespace FlagPainting.Drawing;

/// <summary>A colour as flag books print it: red, green and blue, 8 bits each, in sRGB.</summary>
/// <param name="Value">The colour as <c>0xRRGGBB</c>.</param>
public readonly record struct Rgb(int Value)
{
    /// <summary>Red, 0 to 255.</summary>
    public int Red => Value >> 16 & 255;

    /// <summary>Green, 0 to 255.</summary>
    public int Green => Value >> 8 & 255;

    /// <summary>Blue, 0 to 255.</summary>
    public int Blue => Value & 255;

    /// <summary>
    /// Lets the table of countries write a colour as the number everyone knows it by, <c>0xRRGGBB</c>.
    /// </summary>
    public static implicit operator Rgb(int value) => new(value);

    /// <summary>This colour under less light.</summary>
    /// <param name="percent">The light, 100 for the colour itself, 0 for black.</param>
    public Rgb Under(int percent) =>
        new(Red * percent / 100 << 16 | Green * percent / 100 << 8 | Blue * percent / 100);

    /// <summary>The square of the distance between two colours, weighted by what the eye tells apart.</summary>
    internal int DistanceTo(Rgb other)
    {
        int red = Red - other.Red, green = Green - other.Green, blue = Blue - other.Blue;
        return 2 * red * red + 4 * green * green + 3 * blue * blue;
    }
}
