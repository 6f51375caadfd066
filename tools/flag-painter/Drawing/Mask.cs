namespace FlagPainting.Drawing;

/// <summary>How much of each pixel lies within a clip: 0 to <see cref="Rasteriser.FullCover"/>.</summary>
internal sealed class Mask(int width, int height) : SpanSink
{
    private readonly byte[] _cover = new byte[width * height];

    public ReadOnlySpan<byte> Row(int row, int column, int length) => _cover.AsSpan(row * width + column, length);

    public override void Span(int row, int column, int length, int cover) =>
        _cover.AsSpan(row * width + column, length).Fill((byte)cover);

    /// <summary>Keeps only what lies within the other mask too.</summary>
    public void Intersect(Mask other)
    {
        for (var i = 0; i < _cover.Length; i++)
        {
            _cover[i] = (byte)(_cover[i] * other._cover[i] / Rasteriser.FullCover);
        }
    }
}
