using FlagsDownloader.Documentation.Markdown;

namespace FlagsDownloader.Documentation;

/// <summary>Links within the repository have a target.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Documents => [.. Repository.Documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_WithinTheRepository_LeadToFilesAndHeadings(string document)
    {
        var broken = MarkdownDocument.Read(document).Links
            .Where(link => link.IsRelative)
            .Select(link => (link, complaint: Complaint(link)))
            .Where(each => each.complaint is not null)
            .Select(each => $"{document}:{each.link.Line} links to '{each.link.Target}': {each.complaint}");

        Assert.True(!broken.Any(), string.Join('\n', broken));
    }

    [Fact]
    public void Documents_AreFound()
    {
        Assert.Contains("README.md", Repository.Documents);
        Assert.Contains("docs/architecture.md", Repository.Documents);
        Assert.Contains("flags-server/README.md", Repository.Documents);
        Assert.Contains("src/Asyncio/README.md", Repository.Documents);
    }

    private static string? Complaint(Link link)
    {
        var (path, anchor) = link.Target.Split('#', 2) is [var file, var heading] ? (file, heading) : (link.Target, null);
        var folder = Path.GetDirectoryName(Repository.PathOf(link.Document))!;
        var target = path.Length == 0 ? Repository.PathOf(link.Document) : Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(path)));
        if (!File.Exists(target) && !Directory.Exists(target))
        {
            return "there is no such file";
        }

        if (Path.GetRelativePath(Repository.Root, target).StartsWith("..", StringComparison.Ordinal))
        {
            return "it is outside of the repository";
        }

        if (anchor is null || !target.EndsWith(".md", StringComparison.Ordinal))
        {
            return null;
        }

        return MarkdownDocument.Read(Path.GetRelativePath(Repository.Root, target)).Anchors.Contains(anchor) ? null : "there is no such heading";
    }
}
