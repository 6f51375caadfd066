namespace FlagPainting.Drawing;

/// <summary>A picture of at most 256 colours.</summary>
/// <param name="Width">In pixels, 1 to 65,535.</param>
/// <param name="Palette">The colours, at most 256.</param>
/// <param name="Pixels">Row by row from the top, each an index to the palette.</param>
/// <param name="Transparent">The index that shows the page instead of a colour; null for none.</param>
public sealed record IndexedImage(
    int Width, ReadOnlyMemory<Rgb> Palette, ReadOnlyMemory<byte> Pixels, byte? Transparent = null)
{
    /// <summary>In pixels.</summary>
    public int Height => Pixels.Length / Width;
}
