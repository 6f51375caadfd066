namespace FlagsDownloader.Storage;

/// <summary>Where an entry of a folder's manifest is on the disk.</summary>
/// <param name="Offset">Its first byte.</param>
/// <param name="Length">The number of its bytes.</param>
/// <param name="File">The number of its file, see <see cref="ManifestIndex"/>.</param>
internal readonly record struct EntryLocation(long Offset, int Length, int File);
