using System.CommandLine;
using FlagsDownloader.Addresses;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Formats;
using FlagsDownloader.Items;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The options for addresses of the user's own: the list, the names of the files, what the content has to be.</summary>
internal sealed class AddressOptions
{
    private readonly Option<string?> _input = OptionValues.Text("--input", "-i", "FILE", "Addresses, one a line, or as JSON Lines; - is the standard input.");
    private readonly Option<string?> _name = OptionValues.Text("--name", null, "TEMPLATE", "Names of files from addresses, such as '{host}/{path}'. Default: '{file}'.");

    private readonly Option<string?> _expect = OptionValues.Text("--expect", null, "FORMAT", "Refuse what is no gif, png, jpeg, json or text. Default: any; for flags, gif.")
        .Offer(() => [.. ContentFormats.Names.Select(name => KnownWords.Word(name, ""))]);

    /// <summary>The list itself.</summary>
    public Option Input => _input;

    /// <summary>What the files have to be.</summary>
    public Option Expect => _expect;

    /// <summary>What the files are called, and have to be.</summary>
    public IReadOnlyList<Option> Files => [_name, _expect];

    /// <summary>Whether a list or a template is given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_input) is not null || parsed.GetValue(_name) is not null;

    /// <summary>What the content has to be; null if it is not given.</summary>
    public ContentFormat? ReadExpect(ParseResult parsed) => parsed.GetValue(_expect) switch
    {
        null => null,
        var text when ContentFormats.TryParse(text, out var format) => format,
        var text => throw new UserErrorException($"'{text}' is not a format: write {WordList.Join(ContentFormats.Names, "or")}"),
    };

    /// <summary>The items of the list, or of the addresses among the arguments; null where there are neither.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="arguments">The arguments; codes where they are no addresses.</param>
    /// <param name="headers">The headers of every request.</param>
    /// <param name="shard">The part of the list that is downloaded; null for all.</param>
    public AddressSelection? Read(ParseResult parsed, IReadOnlyList<string> arguments, IReadOnlyList<RequestHeader> headers, Shard? shard)
    {
        var addresses = arguments.Where(IsAddress).ToList();
        var input = parsed.GetValue(_input);
        var template = parsed.GetValue(_name) is { } text ? UserErrorException.Parse(() => NameTemplate.Parse(text)) : null;
        var expect = ReadExpect(parsed) ?? ContentFormat.Any;
        if (input is null && addresses.Count == 0)
        {
            return template is null ? null : throw new UserErrorException("--name is for addresses: add --input FILE, or addresses, or leave it out");
        }

        if (input is not null && arguments.Count > 0)
        {
            throw new UserErrorException($"--input has the addresses: leave '{arguments[0]}' out, or write it into the list");
        }

        if (addresses.Count < arguments.Count)
        {
            throw new UserErrorException($"'{arguments.First(argument => !IsAddress(argument))}' is not an address: write addresses or country codes, not both");
        }

        AddressItems NewItems(bool areKnownDistinct) =>
            new(template, ContentFormats.CheckOf(expect), headers) { AreKnownDistinct = areKnownDistinct };
        return (input is not null
            ? InputFile.Open(input, "a file with an address on each line", (stream, source) => SelectFromList(stream, source, NewItems, shard))
            : UserErrorException.Parse(() => SelectArguments(addresses, NewItems(areKnownDistinct: false), shard)))
                with
        { Input = input, Expect = expect };
    }

    private static AddressSelection SelectArguments(IReadOnlyList<string> addresses, AddressItems items, Shard? shard) => AddressSelection.Create(
        [.. addresses.Select(address => items.Create(new AddressEntry(items.Count + 1, AddressList.ParseAddress(address))))], shard);

    // The list stays open for the run, which reads it again.
    private static AddressSelection SelectFromList(Stream stream, string source, Func<bool, AddressItems> newItems, Shard? shard)
    {
        var list = new AddressListItems(ListText.Open(stream), source, newItems);
        var selection = AddressSelection.Create(list, shard);
        return selection.Summary.ListSize > 0 ? selection : throw new FormatException(AddressList.DescribeEmpty(source));
    }

    private static bool IsAddress(string argument) => argument.Contains("://", StringComparison.Ordinal);
}
