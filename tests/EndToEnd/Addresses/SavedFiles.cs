using FlagsDownloader.EndToEnd.Program;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>What the folder of a run has.</summary>
internal static class SavedFiles
{
    /// <summary>The name of the folder, which the program uses without <c>-o</c>.</summary>
    public const string Folder = "downloaded";

    /// <summary>All files below the folder, hidden ones too, as sorted paths with <c>/</c>; none if there is no folder.</summary>
    public static IReadOnlyList<string> Names(TemporaryFolder folder) => Directory.Exists(folder.Of(Folder))
        ? [.. Directory.EnumerateFiles(folder.Of(Folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder.Of(Folder), file))
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The content of one of them.</summary>
    public static byte[] Read(TemporaryFolder folder, string name) => File.ReadAllBytes(folder.Of(Folder, name));

    /// <summary>The parts that a later run could continue.</summary>
    public static IReadOnlyList<string> Kept(TemporaryFolder folder) =>
        [.. Names(folder).Where(name => name.EndsWith(".kept", StringComparison.Ordinal))];

    /// <summary>Seeded content that no compression or mixture hides.</summary>
    public static byte[] RandomBytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
