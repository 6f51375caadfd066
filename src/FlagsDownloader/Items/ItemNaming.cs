namespace FlagsDownloader.Items;

/// <summary>A request for the name of a file.</summary>
/// <param name="Address">Where the server has the name.</param>
/// <param name="ReadFileName">
/// Reads the name from the answer: a name alone, no path; null if the answer has none that can be used. The answer is not trusted.
/// </param>
public sealed record ItemNaming(Uri Address, Func<ReadOnlyMemory<byte>, string?> ReadFileName);
