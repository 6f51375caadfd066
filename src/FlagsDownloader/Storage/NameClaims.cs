using System.Collections.Concurrent;
using FlagsDownloader.Results;

namespace FlagsDownloader.Storage;

/// <summary>The file names of one run, where names come from a server and two items may get the same one.</summary>
/// <remarks>
/// <para>
/// Items that share a name get their own as well (<c>Atlantis~BR.gif</c>, <c>Atlantis~US.gif</c>), the first one too. So the names do
/// not depend on the order, and in the next run neither overwrites the other. Only the last answer shows whether a name is shared:
/// the first file has the plain name until the second one comes.
/// </para>
/// <para>An item with a distinct name from an earlier run keeps it as long as that file exists.</para>
/// </remarks>
/// <param name="store">Where the files are.</param>
/// <param name="manifest">The owners of names from earlier runs; null where none are known.</param>
internal sealed class NameClaims(FlagStore store, FolderManifest? manifest)
{
    /// <summary>The character between a shared name and an item's own. A name from a server never has it.</summary>
    public const char Separator = '~';

    private readonly ConcurrentDictionary<string, Claim> _claims = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _moved = new(StringComparer.Ordinal);

    /// <summary>The new names of files that were renamed after they were saved, by label.</summary>
    public IReadOnlyDictionary<string, string> Moved => _moved;

    /// <summary>Saves a file under the name that the server gave, or under a distinct one.</summary>
    /// <param name="label">The item's label.</param>
    /// <param name="ownName">A file name that no other item has.</param>
    /// <param name="fileName">The server's name; afterwards the name of the file.</param>
    /// <param name="content">The content.</param>
    public DownloadError? Save(string label, string ownName, ref string fileName, ReceivedContent content)
    {
        var holder = new Holder(label, fileName, MakeDistinct(fileName, ownName));
        var claim = _claims.GetOrAdd(NameFolding.Fold(fileName), static _ => new Claim());
        // Only items with the same name wait here.
        lock (claim)
        {
            fileName = IsFree(claim, holder) ? holder.PlainName : holder.DistinctName;
            var digest = claim.First == holder ? content.ComputeSha256() : null;
            var error = store.SaveContent(fileName, content);
            if (digest is not null && error is null)
            {
                claim.Digest = digest;
            }

            return error;
        }
    }

    /// <summary>Forgets the new name of an item whose file was removed.</summary>
    public void Forget(string label) => _moved.TryRemove(label, out _);

    private bool IsFree(Claim claim, Holder holder)
    {
        if ((manifest?.OwnerOf(holder.PlainName) is { } owner && owner != holder.Label) || File.Exists(store.PathOf(holder.DistinctName)))
        {
            return false;
        }

        if (claim.First is null || (claim.First == holder && !claim.IsShared))
        {
            claim.First = holder;
            return true;
        }

        if (!claim.IsShared)
        {
            RenameFirst(claim, claim.First);
        }

        claim.IsShared = true;
        return false;
    }

    // Renames the first file only if its content is unchanged: another process may have replaced it.
    private void RenameFirst(Claim claim, Holder first)
    {
        var path = store.PathOf(first.PlainName);
        try
        {
            if (claim.Digest is null || !FileDigest.Compute(path).AsSpan().SequenceEqual(claim.Digest))
            {
                return;
            }

            File.Move(path, store.PathOf(first.DistinctName), overwrite: true);
            _moved[first.Label] = first.DistinctName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first file keeps the plain name. The others get distinct ones.
        }
    }

    // "Atlantis.gif" and "BR.gif" become "Atlantis~BR.gif".
    private static string MakeDistinct(string name, string ownName) =>
        $"{Path.GetFileNameWithoutExtension(name)}{Separator}{ownName}";

    private sealed record Holder(string Label, string PlainName, string DistinctName);

    private sealed class Claim
    {
        public Holder? First { get; set; }

        /// <summary>The SHA-256 of the first file; null until it is saved.</summary>
        public byte[]? Digest { get; set; }

        public bool IsShared { get; set; }
    }
}
