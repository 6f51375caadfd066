namespace FlagPainting.Drawing;

/// <summary>Takes the pixels of a shape from the <see cref="Rasteriser"/>.</summary>
internal abstract class SpanSink
{
    /// <summary>Pixels of one row that are covered alike.</summary>
    /// <param name="row">From the top.</param>
    /// <param name="column">The first pixel's, from the left.</param>
    /// <param name="length">How many.</param>
    /// <param name="cover">How much of each is covered: 1 to <see cref="Rasteriser.FullCover"/>.</param>
    public abstract void Span(int row, int column, int length, int cover);
}
