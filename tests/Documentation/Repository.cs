using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation;

/// <summary>The repository of these tests, and its documents.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", ".git", "downloaded", "node_modules"];

    public static string Root => RepositoryRoot.Folder;

    /// <summary>All Markdown documents, by path from the root. A new document needs no entry.</summary>
    public static IReadOnlyList<string> Documents { get; } =
        [.. FilesBelow(Root).Where(path => path.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static string PathOf(string path) => RepositoryRoot.PathOf(path);

    /// <summary>Source files, by their paths from the root.</summary>
    public static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(sub => !NotOurs.Contains(Path.GetFileName(sub)))
                .SelectMany(FilesBelow))
            .Select(path => Path.IsPathRooted(path) ? Path.GetRelativePath(Root, path) : path);
}
