namespace FlagsDownloader.Formats;

/// <summary>Counts the rows of a PNG's image while it is decompressed: each is a filter type and the row's pixels.</summary>
/// <param name="header">The size of the image and of its pixels.</param>
internal sealed class PngRows(PngHeader header)
{
    private const byte MaxFilterType = 4;

    // The seven passes of an interlaced image: its first pixel, and the steps to the next ones (PNG specification, section 8).
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private static readonly (int X, int Y, int StepX, int StepY)[] OnePass = [(0, 0, 1, 1)];

    private readonly (int X, int Y, int StepX, int StepY)[] _passes = header.IsInterlaced ? Adam7 : OnePass;
    private int _pass = -1;
    private int _rowsInPass;
    private long _rowBytes;
    private long _bytesInRow;

    /// <summary>Whether all rows are there.</summary>
    public bool AreComplete => _bytesInRow == 0 && !HasRow();

    /// <summary>Counts the next bytes. Null if they belong to the image; otherwise a description of the fault.</summary>
    public string? Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_bytesInRow == 0)
            {
                if (!HasRow())
                {
                    return "not a PNG: its image has more data than pixels";
                }

                if (bytes[0] > MaxFilterType)
                {
                    return $"not a PNG: unknown filter type {bytes[0]} in its image";
                }

                _rowsInPass--;
                _bytesInRow = _rowBytes;
            }

            var length = (int)Math.Min(_bytesInRow, bytes.Length);
            _bytesInRow -= length;
            bytes = bytes[length..];
        }

        return null;
    }

    // Small images have no pixels in some passes, and these have no rows.
    private bool HasRow()
    {
        while (_rowsInPass == 0 && _pass < _passes.Length - 1)
        {
            var (x, y, stepX, stepY) = _passes[++_pass];
            var width = (header.Width - x + stepX - 1) / stepX;
            _rowsInPass = width > 0 ? Math.Max(0, (header.Height - y + stepY - 1) / stepY) : 0;
            _rowBytes = 1 + ((((long)width * header.PixelBits) + 7) / 8);
        }

        return _rowsInPass > 0;
    }
}
