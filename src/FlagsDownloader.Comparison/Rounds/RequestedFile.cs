using FlagsDownloader.Items;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>A file that a run requests once or several times.</summary>
/// <param name="Item">The first of the items that request it. Its label stands for the file.</param>
/// <param name="Labels">The labels of all items that request it.</param>
public sealed record RequestedFile(DownloadItem Item, IReadOnlyList<string> Labels)
{
    /// <summary>How often a run requests it.</summary>
    public int Times => Labels.Count;
}
