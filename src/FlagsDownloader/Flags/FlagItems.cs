using FlagsDownloader.Formats;
using FlagsDownloader.Items;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Flags;

/// <summary>Creates items for a downloader from countries.</summary>
public static class FlagItems
{
    /// <summary>One item for each code and copy.</summary>
    /// <param name="site">Where the flags are.</param>
    /// <param name="codes">The countries.</param>
    /// <param name="withNames">
    /// Whether the flag is saved under the country's name, which takes a second request: <c>Brazil.gif</c> instead of
    /// <c>BR.gif</c>.
    /// </param>
    /// <param name="copies">
    /// How often each flag is downloaded, at least 1. With copies, a run has more work than there are countries. A copy has an address
    /// (<c>?copy=2</c>), a label (<c>BR#2</c>) and a file (<c>BR-2.gif</c>) of its own, so that the server injects other faults into it.
    /// </param>
    /// <param name="knownAs">
    /// The site that <paramref name="site"/> stands in for, see <see cref="DownloadItem.KnownAs"/>. Default: none.
    /// </param>
    public static IReadOnlyList<DownloadItem> Create(
        FlagSite site, IEnumerable<CountryCode> codes, bool withNames = false, int copies = 1, FlagSite? knownAs = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(copies, 1);
        return [.. codes.SelectMany(code => CreateCopies(site, code, withNames, copies, knownAs))];
    }

    private static IEnumerable<DownloadItem> CreateCopies(
        FlagSite site, CountryCode code, bool withNames, int copies, FlagSite? knownAs)
    {
        var flag = site.FlagAddress(code);
        var metadata = withNames ? site.MetadataAddress(code) : null;
        var known = knownAs?.FlagAddress(code);
        return Enumerable.Range(1, copies).Select(copy => CreateItem(code, flag, metadata, copy, known));
    }

    private static DownloadItem CreateItem(CountryCode code, Uri flag, Uri? metadata, int copy, Uri? known)
    {
        var (label, suffix, query) = copy == 1 ? ("", "", "") : ($"#{copy}", $"-{copy}", $"?copy={copy}");
        var ownName = $"{code}{suffix}.gif";
        return new DownloadItem($"{code}{label}", Append(flag, query), ownName, GifFormat.Check)
        {
            Naming = metadata is null
                ? null
                : new ItemNaming(Append(metadata, query), json => FileNameOf(json, suffix, ownName)),
            KnownAs = known is null ? null : Append(known, query),
        };
    }

    private static Uri Append(Uri address, string query) => query.Length == 0 ? address : new Uri(address.AbsoluteUri + query);

    private static string? FileNameOf(ReadOnlyMemory<byte> json, string suffix, string ownName)
    {
        if (FlagMetadata.ReadCountry(json.Span) is not { } country || SafeFileName.From(country) is not { } name)
        {
            return null;
        }

        // The name of a country may be the code of another one, whose flag may be in the folder under that code.
        var fileName = $"{name}{suffix}.gif";
        return IsLikeACodes(NameFolding.Fold(fileName)) && !fileName.Equals(ownName, StringComparison.Ordinal)
            ? $"{name}{suffix}{NameClaims.Separator}{ownName}"
            : fileName;
    }

    // "BR.GIF", "BR-2.GIF".
    private static bool IsLikeACodes(ReadOnlySpan<char> fileName) =>
        Path.GetFileNameWithoutExtension(fileName) is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', .. var rest]
        && (rest.IsEmpty || (rest[0] == '-' && !rest[1..].ContainsAnyExceptInRange('0', '9')));
}
