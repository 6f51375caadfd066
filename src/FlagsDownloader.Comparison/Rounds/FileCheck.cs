namespace FlagsDownloader.Comparison.Rounds;

/// <summary>What a run left in its folder, held against the server's own files.</summary>
/// <param name="Right">Files that are, byte by byte, among those asked for, each as often as it was asked for.</param>
/// <param name="Wrong">All other files, and links, pipes, sockets, devices and folders that cannot be listed.</param>
/// <param name="Bytes">The size of the right ones.</param>
public sealed record FileCheck(int Right, int Wrong, long Bytes);
