using FlagsDownloader.Items;

namespace FlagsDownloader.Addresses;

/// <summary>Reads one line of a list: an address, an address and a file name, or a JSON object.</summary>
internal static class AddressLine
{
    /// <exception cref="FormatException">The line cannot be used.</exception>
    public static AddressEntry Parse(ReadOnlySpan<byte> line, int number, string list)
    {
        if (line[0] == (byte)'{')
        {
            return new AddressJson().Read(line, number, list);
        }

        var tab = line.IndexOf((byte)'\t');
        var address = AddressText.Parse(LineReader.Decode(tab < 0 ? line : line[..tab]));
        return new AddressEntry(number, address)
        {
            List = list,
            Name = tab < 0 ? null : LineReader.Decode(line[(tab + 1)..]),
        };
    }
}
