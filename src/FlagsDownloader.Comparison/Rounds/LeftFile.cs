namespace FlagsDownloader.Comparison.Rounds;

/// <summary>An entry that a run left in its folder, other than a folder.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Size">The size of a regular file in bytes; 0 for everything else.</param>
internal readonly record struct LeftFile(string Path, long Size);
