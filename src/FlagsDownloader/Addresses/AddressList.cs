using FlagsDownloader.Items;

namespace FlagsDownloader.Addresses;

/// <summary>
/// Reads a list of addresses: UTF-8 text with one item a line. A line is an address, or an address, a tab and a file name, or a JSON
/// object with <c>url</c> and, where they are known, <c>name</c>, <c>sha256</c>, <c>size</c> and <c>headers</c>. Blank lines are skipped,
/// and those that begin with <c>#</c>.
/// </summary>
public static class AddressList
{
    /// <summary>Reads a list, one line at a time, as its entries are asked for. It keeps nothing of the lines before.</summary>
    /// <param name="stream">The list. It stays open.</param>
    /// <param name="source">The name of the list in errors, such as the path of a file.</param>
    /// <returns>The entries in their order; none, if the list has none (<see cref="DescribeEmpty"/>).</returns>
    /// <exception cref="AddressListException">A line cannot be used. The entries before it have been returned.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static IEnumerable<AddressEntry> Read(Stream stream, string source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return ReadLines(new LineReader(stream), source);
    }

    /// <summary>Reads an address that is not in a list.</summary>
    /// <param name="text">An absolute http or https address. A fragment is dropped: it is not sent.</param>
    /// <exception cref="FormatException">The text is not one. The message says what to write instead.</exception>
    public static Uri ParseAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return AddressText.Parse(text);
    }

    /// <summary>The error for a list without an entry.</summary>
    /// <param name="source">The name of the list, such as the path of a file.</param>
    public static string DescribeEmpty(string source) =>
        $"{source} has no address: write one a line, such as https://example.com/a.gif.";

    private static IEnumerable<AddressEntry> ReadLines(LineReader lines, string source)
    {
        while (ReadNext(lines, source) is { } entry)
        {
            yield return entry;
        }
    }

    private static AddressEntry? ReadNext(LineReader lines, string source)
    {
        try
        {
            while (lines.Read(out var line))
            {
                if (!LineReader.IsComment(line))
                {
                    return AddressLine.Parse(line.Trim(" \t"u8), lines.Line, source);
                }
            }

            return null;
        }
        catch (FormatException exception)
        {
            throw new AddressListException(source, lines.Line, exception.Message, exception);
        }
    }
}
