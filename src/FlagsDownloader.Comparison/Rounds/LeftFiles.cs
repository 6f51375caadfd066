using System.IO.Enumeration;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>
/// Lists the entries that a run left below its folder, except folders. It follows no link, and no entry makes the listing fail.
/// </summary>
/// <param name="folder">The run's folder.</param>
internal sealed class LeftFiles(string folder) : FileSystemEnumerator<LeftFile>(folder, Everything)
{
    // Hidden files are included. A folder that cannot be listed is counted.
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Folders that could not be listed so far: unreadable, removed meanwhile, or nested too deeply.</summary>
    public int Unlisted { get; private set; }

    protected override bool ShouldIncludeEntry(ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry);

    protected override bool ShouldRecurseIntoEntry(ref FileSystemEntry entry) => entry.IsDirectory && !IsLink(ref entry);

    // Only a regular file has a size of its own: pipes, sockets and devices have none.
    protected override LeftFile TransformEntry(ref FileSystemEntry entry) =>
        new(entry.ToFullPath(), IsLink(ref entry) ? 0 : entry.Length);

    protected override bool ContinueOnError(int error)
    {
        Unlisted++;
        return true;
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
