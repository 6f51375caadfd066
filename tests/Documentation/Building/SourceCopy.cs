using FlagsDownloader.Documentation.Markdown;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation.Building;

/// <summary>A copy of the sources, as a clone would have them, to which a page's blocks are applied.</summary>
internal sealed class SourceCopy : IDisposable
{
    private static readonly string[] Copied =
        ["src", "flags-server", "samples", "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig"];

    private readonly TemporaryFolder _folder = new();

    public SourceCopy()
    {
        foreach (var name in Copied)
        {
            var files = Directory.Exists(Repository.PathOf(name)) ? Repository.FilesBelow(Repository.PathOf(name)) : [name];
            foreach (var file in files)
            {
                Copy(file);
            }
        }
    }

    /// <summary>The root of the copy. The folder beside it may have programs of a reader.</summary>
    public string Root => _folder.At("FlagsDownloader");

    /// <summary>Writes a block into the file that it names: as a whole, or a <c>diff</c> into what is there.</summary>
    public void Apply(Fence block)
    {
        var path = Path.GetFullPath(Path.Combine(Root, block.File!));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, block.Language == "diff" ? Patched(block, File.ReadAllText(path)) : block.Text);
    }

    public void Dispose() => _folder.Dispose();

    // The lines with a space or a minus must exist in this order. They are replaced by those with a space or a plus.
    private static string Patched(Fence block, string text)
    {
        var before = Side(block, '-');
        Assert.True(
            text.Split(before).Length == 2,
            $"{block.Place}: the lines around the change are not in {block.File}, or more than once:\n{before}");
        return text.Replace(before, Side(block, '+'), StringComparison.Ordinal);
    }

    private static string Side(Fence block, char sign) => string.Concat(
        block.Lines.Where(line => line[0] == ' ' || line[0] == sign).Select(line => $"{line[1..]}\n"));

    private void Copy(string file)
    {
        var target = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Repository.PathOf(file), target);
    }
}
