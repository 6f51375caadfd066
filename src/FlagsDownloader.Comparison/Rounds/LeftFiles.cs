using System.IO.Enumeration;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>
/// Lists what a run left below its folder: all but folders. No link is followed, and nothing that a run can leave ends the list.
/// </summary>
/// <param name="folder">The run's folder.</param>
internal sealed class LeftFiles(string folder) : FileSystemEnumerator<LeftFile>(folder, Everything)
{
    // Hidden files too; a folder that may not be listed is told.
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Folders that could not be listed so far: unreadable, gone meanwhile, or nested too deeply.</summary>
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
