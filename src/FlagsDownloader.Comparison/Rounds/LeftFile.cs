namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Something that a run left in its folder, and that is no folder.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Size">The size of a regular file in bytes; 0 for everything else.</param>
internal readonly record struct LeftFile(string Path, long Size);
