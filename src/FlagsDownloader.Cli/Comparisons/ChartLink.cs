using FlagsDownloader.Cli.Outputs;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>The link from a Markdown document to the picture beside it.</summary>
internal static class ChartLink
{
    /// <summary>The picture's address, relative to the document; null without a picture in a file.</summary>
    /// <param name="document">Where the document is written; null without one. One that is no file is read in the current folder.</param>
    /// <param name="picture">Where the picture is written; null without one.</param>
    public static string? Create(OutputTarget? document, OutputTarget? picture)
    {
        if (document is null || picture is not { Descriptor: null, Status: null or { Kind: FileKind.Regular } })
        {
            return null;
        }

        var isFile = document is { Descriptor: null, Status: null or { Kind: FileKind.Regular } };
        var folder = isFile ? Path.GetDirectoryName(Path.GetFullPath(document.Request.Path))! : Environment.CurrentDirectory;
        var path = Path.GetRelativePath(folder, Path.GetFullPath(picture.Request.Path));
        return string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }
}
