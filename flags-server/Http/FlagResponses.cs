using FlagsServer.Flags;

namespace FlagsServer.Http;

/// <summary>The answers that one profile gives about flags: the catalog, padded to the profile's size.</summary>
/// <param name="catalog">Where the flags come from.</param>
/// <param name="padTo">In bytes; 0 for none.</param>
internal sealed class FlagResponses(FlagCatalog catalog, int padTo)
{
    private const string Folder = "/flags/";

    // Made on first use: 194 padded copies can be large. Two requests at once may both make one; either will do.
    private readonly Answer?[] _images = new Answer?[catalog.Flags.Count];
    private readonly Answer?[] _metadata = new Answer?[catalog.Flags.Count];

    /// <summary>Is the path one that has weather?</summary>
    public static bool Covers(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>Finds what a path names.</summary>
    /// <param name="path">Begins with <c>/flags/</c>.</param>
    /// <returns>The file, or 404. Only small letters: as on a disk, one file has one name.</returns>
    public Answer Find(string path)
    {
        if (path.AsSpan(Folder.Length) is not [var first, var second, '/', .. var file])
        {
            return Answer.NoFlag;
        }

        ReadOnlySpan<char> code = [first, second];
        var index = catalog.IndexOf(code);
        if (index < 0)
        {
            return Answer.NoFlag;
        }

        if (file.SequenceEqual("metadata.json"))
        {
            return _metadata[index] ??= Answer.File("application/json", catalog.Flags[index].Metadata);
        }

        return file.StartsWith(code) && file[2..].SequenceEqual(".gif")
            ? _images[index] ??= Answer.File("image/gif", GifPadding.Pad(catalog.Flags[index].Image, padTo))
            : Answer.NoFlag;
    }
}
