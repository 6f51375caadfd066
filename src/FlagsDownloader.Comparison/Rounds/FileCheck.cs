namespace FlagsDownloader.Comparison.Rounds;

/// <summary>The files that a run left, compared with those of the server.</summary>
/// <param name="Right">Files that equal a requested one byte by byte, each counted as often as it was requested at most.</param>
/// <param name="Wrong">All other files, and links, pipes, sockets, devices and folders that cannot be listed.</param>
/// <param name="Bytes">The total size of the right files.</param>
public sealed record FileCheck(int Right, int Wrong, long Bytes);
