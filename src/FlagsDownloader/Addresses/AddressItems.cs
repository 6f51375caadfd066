using FlagsDownloader.Storage;
using FlagsDownloader.Items;

namespace FlagsDownloader.Addresses;

/// <summary>Creates the items of one run from the entries of lists, one at a time. Each has a label and a file name of its own.</summary>
/// <remarks>
/// For each item it keeps two digests of 16 bytes, and one for each folder, in sets that take up to 43 bytes for a digest. It is used by
/// one thread at a time.
/// </remarks>
/// <param name="template">Makes the file names. Default: null, <see cref="NameTemplate.Default"/>.</param>
/// <param name="check">Checks the content of every item. Default: null, any content is saved.</param>
/// <param name="headers">Headers of every request. An entry's own header of the same name replaces them. Default: null, none.</param>
public sealed class AddressItems(
    NameTemplate? template = null, ContentCheck? check = null, IReadOnlyList<RequestHeader>? headers = null)
{
    private readonly NameTemplate _template = template ?? NameTemplate.Default;
    private readonly IReadOnlyList<RequestHeader> _headers = headers ?? [];
    private readonly UniqueNames _names = new();
    private readonly DigestSet _labels = new();
    private readonly Dictionary<UInt128, int> _labelNumbers = [];

    /// <summary>How many items were created.</summary>
    public int Count { get; private set; }

    /// <summary>Whether each item so far has the address as its label, and the file name that it asked for.</summary>
    public bool AreDistinct { get; private set; } = true;

    /// <summary>
    /// Whether the entries were read before, and <see cref="AreDistinct"/> at their end. Then no label and no name is compared, and nothing
    /// is kept. Default: false.
    /// </summary>
    public bool AreKnownDistinct { get; init; }

    /// <summary>Creates the next item.</summary>
    /// <remarks>
    /// The label is the address, and <c>#2</c> after it the second time. A file name that is taken gets a number: <c>a~2.gif</c>. File
    /// systems that ignore case are taken into account, and that a file cannot be a folder. A name from the list is never changed.
    /// </remarks>
    /// <param name="entry">An entry.</param>
    /// <exception cref="AddressListException">The entry's own name is taken.</exception>
    public DownloadItem Create(AddressEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var number = Count + 1;
        var path = _template.Expand(entry, number);
        if (AreKnownDistinct)
        {
            Count = number;
            return Create(entry, entry.Address.AbsoluteUri, path);
        }

        if (entry.Name is null)
        {
            var claimed = _names.Claim(path);
            AreDistinct &= claimed == path;
            path = claimed;
        }
        else if (!_names.TryClaim(path))
        {
            throw new AddressListException(
                entry.List,
                entry.Line,
                $"the name {AddressText.Quote(path)} is taken by an item before it, or is its folder: write another name.");
        }

        Count = number;
        return Create(entry, LabelOf(entry.Address), path);
    }

    private DownloadItem Create(AddressEntry entry, string label, string path) => new(label, entry.Address, path, check)
    {
        Sha256 = entry.Sha256,
        Size = entry.Size,
        Headers = Combine(entry.Headers),
    };

    private string LabelOf(Uri address)
    {
        var label = address.AbsoluteUri;
        var digest = TextDigest.Compute(label);
        if (_labels.Add(digest))
        {
            return label;
        }

        AreDistinct = false;
        // An address has no fragment here, so no other label ends like this.
        var number = _labelNumbers.GetValueOrDefault(digest, 1) + 1;
        _labelNumbers[digest] = number;
        return $"{label}#{number}";
    }

    private IReadOnlyList<RequestHeader> Combine(IReadOnlyList<RequestHeader> own) =>
        own.Count == 0 ? _headers
        : _headers.Count == 0 ? own
        : [
            .. _headers.Where(header => !own.Any(other => other.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase))),
            .. own,
        ];
}
