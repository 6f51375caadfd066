namespace FlagsDownloader.Items;

/// <summary>A file name that the server knows.</summary>
/// <param name="Address">What to ask for it.</param>
/// <param name="ReadFileName">
/// Makes the name from the answer, which is not to be trusted: a name alone, no path; null when the answer has none that is usable.
/// </param>
public sealed record ItemNaming(Uri Address, Func<ReadOnlyMemory<byte>, string?> ReadFileName);
