using System.Security.Cryptography;
using System.Text;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Addresses;

/// <summary>
/// Makes file names from addresses: a path below a folder, such as <c>{host}/{path}</c>, with placeholders for parts of the address.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term><c>{file}</c></term><description>the last segment of the path, or <c>index</c> if it is empty</description></item>
/// <item><term><c>{path}</c></term><description>all segments of the path, as folders and a file</description></item>
/// <item><term><c>{host}</c>, <c>{port}</c>, <c>{scheme}</c>, <c>{query}</c></term><description>these parts of the address</description></item>
/// <item><term><c>{name}</c></term><description>the name in the list; without one, the same as <c>{file}</c></description></item>
/// <item><term><c>{n}</c>, <c>{n:000}</c></term><description>the number of the item, from 1, padded with zeros</description></item>
/// <item><term><c>{hash}</c></term><description>the first 16 hex digits of the address's SHA-256</description></item>
/// <item><term><c>{{</c>, <c>}}</c></term><description>braces</description></item>
/// </list>
/// <para>
/// Each segment of the result is made safe on every file system, whatever the address is: nothing leaves the folder. A result has at
/// most 32 segments and 1,024 bytes: of a longer one, the first folders and the file's name stay.
/// </para>
/// </remarks>
public sealed partial class NameTemplate
{
    private const string EmptyFile = "index";
    private const int HashBytes = 8;

    private readonly NamePart[] _parts;
    private readonly string _text;

    private NameTemplate(string text, NamePart[] parts) => (_text, _parts) = (text, parts);

    /// <summary>The template <c>{file}</c>.</summary>
    public static NameTemplate Default { get; } = Parse("{file}");

    private bool HasName => Array.Exists(_parts, part => part.Placeholder == NamePlaceholder.Name);

    /// <summary>The file name of an entry. The list's own name counts more than a template without <c>{name}</c>.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <returns>A safe path with <c>/</c>. Two entries may get the same.</returns>
    public string Expand(AddressEntry entry, int number)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Name is { } own && !HasName)
        {
            return own;
        }

        var address = entry.Address.AbsoluteUri;
        if (_parts is [{ Placeholder: NamePlaceholder.File }])
        {
            return SafeFilePath.From(Segment(FileOf(address)));
        }

        var name = new StringBuilder();
        foreach (var part in _parts)
        {
            Append(name, part, entry, address, number);
        }

        return SafeFilePath.From(name.ToString());
    }

    /// <summary>The template's text.</summary>
    public override string ToString() => _text;

    private static void Append(StringBuilder name, NamePart part, AddressEntry entry, string address, int number) =>
        _ = part.Placeholder switch
        {
            NamePlaceholder.Literal => name.Append(part.Text),
            NamePlaceholder.File => name.Append(Segment(FileOf(address))),
            NamePlaceholder.Path => AppendPath(name, PathOf(address)),
            NamePlaceholder.Host => name.Append(entry.Address.IdnHost),
            NamePlaceholder.Port => name.Append(entry.Address.Port),
            NamePlaceholder.Scheme => name.Append(entry.Address.Scheme),
            NamePlaceholder.Query => name.Append(Segment(QueryOf(address))),
            NamePlaceholder.Name => name.Append(entry.Name ?? Segment(FileOf(address))),
            NamePlaceholder.Number => name.Append(number.ToString(part.Text)),
            NamePlaceholder.Hash => name.Append(Hash(address)),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };

    private static StringBuilder AppendPath(StringBuilder name, ReadOnlySpan<char> path)
    {
        foreach (var range in path[..(path.LastIndexOf('/') + 1)].Split('/'))
        {
            if (!path[range].IsEmpty)
            {
                name.Append(Segment(path[range])).Append('/');
            }
        }

        return name.Append(Segment(FileOf(path)));
    }

    // From the slash before the path to the question mark. The text of an http address always has that slash.
    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> address)
    {
        var host = address[(address.IndexOf("://") + "://".Length)..];
        var path = host[host.IndexOf('/')..];
        var query = path.IndexOf('?');
        return query < 0 ? path : path[..query];
    }

    private static ReadOnlySpan<char> QueryOf(ReadOnlySpan<char> address)
    {
        var query = address.IndexOf('?');
        return query < 0 ? [] : address[(query + 1)..];
    }

    private static ReadOnlySpan<char> FileOf(string address) => FileOf(PathOf(address));

    private static ReadOnlySpan<char> FileOf(ReadOnlySpan<char> path) =>
        path[(path.LastIndexOf('/') + 1)..] is { IsEmpty: false } file ? file : EmptyFile;

    // An encoded slash is a character of its segment: it makes no folder.
    private static string Segment(ReadOnlySpan<char> text) =>
        text.ContainsAny('%', '/') ? Uri.UnescapeDataString(text).Replace('/', '_') : text.ToString();

    private static string Hash(string address)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(address), digest);
        return Convert.ToHexStringLower(digest[..HashBytes]);
    }
}
