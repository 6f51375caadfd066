namespace FlagsDownloader.Documents;

/// <summary>How many items ended how, and the size of all that was saved.</summary>
/// <param name="Ok">Items saved.</param>
/// <param name="NotFound">Items that the server does not have.</param>
/// <param name="Error">Items that failed.</param>
/// <param name="Cancelled">Items not done when the run was interrupted.</param>
/// <param name="Bytes">The size of all that was saved.</param>
public sealed record TotalsDocument(int Ok, int NotFound, int Error, int Cancelled, long Bytes)
{
    /// <summary>Items whose file was there already, and is what the server has.</summary>
    public int Unchanged { get; init; }
}
