namespace FlagsDownloader.Cli.Reports;

/// <summary>How many items ended how, and the size of all that was saved.</summary>
internal sealed record TotalsDocument(int Ok, int NotFound, int Error, int Cancelled, long Bytes);
