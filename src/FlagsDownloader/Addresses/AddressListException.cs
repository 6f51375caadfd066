using FlagsDownloader.Items;

namespace FlagsDownloader.Addresses;

/// <summary>A line of a list of addresses cannot be used. The message names the line and says what to write instead.</summary>
public sealed class AddressListException : FormatException
{
    internal AddressListException(string? list, int line, string sentence, Exception? innerException = null)
        : base(list is null ? sentence : LineReader.Locate(list, line, sentence), innerException) => (List, Line) = (list, line);

    /// <summary>The name of the list; null where the address was not in one.</summary>
    public string? List { get; }

    /// <summary>The number of the line, from 1.</summary>
    public int Line { get; }
}
