using FlagsDownloader.Addresses;
using FlagsDownloader.Documents;
using FlagsDownloader.Formats;
using FlagsDownloader.Items;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Options;

/// <summary>Collects the user's own addresses from a list of failures.</summary>
/// <param name="headers">Headers of every request: the list has none.</param>
internal sealed class FailedAddresses(IReadOnlyList<RequestHeader> headers)
{
    private const int DigestDigits = 64;

    private readonly Dictionary<string, DownloadItem> _items = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private ContentFormat? _expect;

    public bool IsEmpty => _items.Count == 0;

    /// <summary>Selects the addresses, each once; null where there are none.</summary>
    /// <param name="shard">The part of them that is downloaded; null for all.</param>
    public AddressSelection? Select(Shard? shard) =>
        IsEmpty ? null : AddressSelection.Create(_items.Values, shard) with { Expect = _expect ?? ContentFormat.Any };

    /// <summary>Adds an item; false for a document that this program would not write.</summary>
    public bool TryAdd(FailureDocument failure)
    {
        if (failure is not { Code: { } label, Url: { } url, File: { } name, Expect: { } expectName, Size: null or >= 0 }
            || !ContentFormats.TryParse(expectName, out var expect)
            || !(_expect is null || _expect == expect)
            || !FlagStore.IsUsable(name)
            || (failure.Sha256 is { } sha256 && (sha256.Length != DigestDigits || !sha256.All(char.IsAsciiHexDigitLower)))
            || ParseAddress(url) is not { } address)
        {
            return false;
        }

        _expect = expect;
        if (_items.ContainsKey(label))
        {
            return true;
        }

        _items[label] = new DownloadItem(label, address, name, ContentFormats.CheckOf(expect))
        {
            Sha256 = failure.Sha256,
            Size = failure.Size,
            Headers = headers,
        };
        return _names.Add(name);
    }

    private static Uri? ParseAddress(string url)
    {
        try
        {
            return AddressList.ParseAddress(url);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
