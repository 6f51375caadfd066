using System.Collections.Concurrent;
using System.Security.Cryptography;
using FlagsDownloader.Results;

namespace FlagsDownloader.Storage;

/// <summary>Who has which file name in one run, where names come from a server and two items may get the same one.</summary>
/// <remarks>
/// <para>
/// All that share a name are told apart by their own (<c>Atlantis~BR.gif</c>, <c>Atlantis~US.gif</c>), the first one too: so
/// the names do not depend on who came first, and in the next run neither overwrites the other. As nobody knows before the
/// last answer whether a name is shared, the first one's file is there under the plain name until the second one comes.
/// </para>
/// <para>An item that was told apart in an earlier run stays so, as long as that file is there.</para>
/// </remarks>
/// <param name="store">Where the files are.</param>
/// <param name="manifest">Whose file stands under a name, where that is known from earlier runs.</param>
internal sealed class NameClaims(FlagStore store, FolderManifest? manifest)
{
    /// <summary>Stands between a shared name and an item's own. No name that comes from a server may have it.</summary>
    public const char Separator = '~';

    private readonly ConcurrentDictionary<string, Claim> _claims = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _moved = new(StringComparer.Ordinal);

    /// <summary>Items whose file got another name after it was saved, and which.</summary>
    public IReadOnlyDictionary<string, string> Moved => _moved;

    /// <summary>Saves a file under the name that the server gave, or one that tells it apart.</summary>
    /// <param name="label">The item's label.</param>
    /// <param name="ownName">A file name that no other item has.</param>
    /// <param name="fileName">The server's name for it; afterwards the name of the file.</param>
    /// <param name="content">The content.</param>
    public DownloadError? Save(string label, string ownName, ref string fileName, ReadOnlyMemory<byte> content)
    {
        var holder = new Holder(label, fileName, Distinguish(fileName, ownName));
        var claim = _claims.GetOrAdd(NameFolding.Fold(fileName), static _ => new Claim());
        // Nobody waits here but who has the same name.
        lock (claim)
        {
            fileName = IsFree(claim, holder) ? holder.PlainName : holder.DistinctName;
            var error = store.Save(fileName, content);
            if (claim.First == holder && error is null)
            {
                claim.Digest = SHA256.HashData(content.Span);
            }

            return error;
        }
    }

    /// <summary>The item's file is gone: whatever name it has next is its own.</summary>
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

    // Another process may have put its own file there meanwhile; that one is not the first one's to move.
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
            // The first one keeps the plain name, the others are told apart all the same.
        }
    }

    // "Atlantis.gif" and "BR.gif" are "Atlantis~BR.gif".
    private static string Distinguish(string name, string ownName) =>
        $"{Path.GetFileNameWithoutExtension(name)}{Separator}{ownName}";

    private sealed record Holder(string Label, string PlainName, string DistinctName);

    private sealed class Claim
    {
        public Holder? First { get; set; }

        /// <summary>The SHA-256 of the first one's file; null until it is there.</summary>
        public byte[]? Digest { get; set; }

        public bool IsShared { get; set; }
    }
}
