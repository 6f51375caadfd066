namespace FlagsDownloader.Documents;

/// <summary>The number of items by outcome, and the total size of the saved files.</summary>
/// <param name="Ok">Items saved.</param>
/// <param name="NotFound">Items that the server does not have.</param>
/// <param name="Error">Items that failed.</param>
/// <param name="Cancelled">Items not done when the run was interrupted.</param>
/// <param name="Bytes">The total size of the saved files.</param>
public sealed record TotalsDocument(int Ok, int NotFound, int Error, int Cancelled, long Bytes)
{
    /// <summary>Items whose file was there already, and equals the server's.</summary>
    public int Unchanged { get; init; }
}
