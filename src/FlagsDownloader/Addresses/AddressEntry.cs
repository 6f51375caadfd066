using FlagsDownloader.Items;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Addresses;

/// <summary>One address of a list, with what the list says about its file.</summary>
/// <param name="Line">Its line in the list, from 1; for an address given as an argument, its number among them.</param>
/// <param name="Address">An http or https address without a user name. A fragment is dropped: it is not sent.</param>
/// <exception cref="FormatException">The address is refused.</exception>
public sealed record AddressEntry(int Line, Uri Address)
{
    /// <summary>An http or https address without a user name and a fragment.</summary>
    /// <exception cref="FormatException">The address is refused.</exception>
    public Uri Address { get; init => field = AddressText.Check(value); } = AddressText.Check(Address);

    /// <summary>The name of the list in errors, such as a path. Default: null, the address was given as an argument.</summary>
    public string? List { get; init; }

    /// <summary>
    /// The name of the file: a path below the run's folder, with <c>/</c>. Default: null, the name follows from a template.
    /// </summary>
    /// <exception cref="FormatException">The name is not safe on every file system. The message has one that is.</exception>
    public string? Name { get; init => field = CheckName(value); }

    /// <summary>
    /// The SHA-256 of the content, in 64 hex digits. They become lower case. Default: null, it is not known.
    /// </summary>
    /// <exception cref="FormatException">The value has another form.</exception>
    public string? Sha256 { get; init => field = CheckDigest(value); }

    /// <summary>The size of the content in bytes. Default: null, it is not known.</summary>
    /// <exception cref="FormatException">It is negative.</exception>
    public long? Size { get; init => field = value is < 0 ? throw new FormatException(AddressText.InvalidSize) : value; }

    /// <summary>Headers of its request. Default: none.</summary>
    public IReadOnlyList<RequestHeader> Headers { get; init; } = [];

    /// <summary>The line, the address and the name. Values of headers may be secret, so they are left out.</summary>
    public override string ToString() => $"{Line}: {Address.AbsoluteUri}{(Name is null ? "" : $" -> {Name}")}";

    private static string? CheckName(string? name)
    {
        if (name is null || SafeFilePath.From(name) is var safe && safe == name)
        {
            return name;
        }

        throw new FormatException(
            $"{AddressText.Quote(name)} is not a file name that is safe on every system: write '{safe}', or another path below the folder.");
    }

    private static string? CheckDigest(string? digest) => digest switch
    {
        null => null,
        { Length: 64 } when !digest.AsSpan().ContainsAnyExcept(AddressText.HexDigits) => digest.ToLowerInvariant(),
        _ => throw new FormatException(
            $"{AddressText.Quote(digest)} is not a SHA-256: write 64 hex digits, or leave it out."),
    };
}
