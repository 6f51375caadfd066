using Microsoft.Win32.SafeHandles;

namespace Asyncio;

/// <summary>A file that a transport sends with the system's own call.</summary>
internal sealed class SendFileOperation(SafeFileHandle file, long offset, long? count, Future<long> done)
{
    // What one call sends at most: as much as fits an int, in whole pages.
    private const long MaxPiece = 1 << 30;

    public SafeFileHandle File => file;

    public long Position => offset + Total;

    /// <summary>How many bytes to ask for; 0 at the end.</summary>
    public long Piece => Math.Min(MaxPiece, count - Total ?? MaxPiece);

    /// <summary>The number of bytes sent.</summary>
    public long Total { get; set; }

    /// <summary>Is set to the number of bytes sent, or to what the connection failed with.</summary>
    public Future<long> Done => done;
}
