using FlagsServer.Flags;

namespace FlagsServer.Http;

/// <summary>The answers of one profile under <c>/flags/</c>: the files of the catalogue, padded to the profile's size.</summary>
/// <param name="catalog">The flags.</param>
/// <param name="padTo">In bytes; 0 for none.</param>
internal sealed class FlagResponses(FlagCatalog catalog, int padTo) : IResponses
{
    private const string Folder = "/flags/";

    // Created on first use, because 194 padded copies can be large. Two requests may both create one; either is right.
    private readonly Answer?[] _images = new Answer?[catalog.Flags.Count];
    private readonly Answer?[] _metadata = new Answer?[catalog.Flags.Count];

    /// <summary>Whether the path is under <c>/flags/</c>.</summary>
    public static bool Matches(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    /// <inheritdoc/>
    /// <remarks>The path begins with <c>/flags/</c>. Only small letters match: as on a disk, a file has one name. Queries change nothing.</remarks>
    public Answer Find(string path, string target)
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
