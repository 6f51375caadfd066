using System.CommandLine;
using FlagsDownloader.Addresses;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Formats;
using FlagsDownloader.Items;

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

    /// <summary>What the files are called, and have to be.</summary>
    public IReadOnlyList<Option> Files => [_name, _expect];

    /// <summary>Whether a list or a template is given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_input) is not null || parsed.GetValue(_name) is not null;

    /// <summary>What the content has to be; null if it is not given.</summary>
    public ContentFormat? ReadExpect(ParseResult parsed) => parsed.GetValue(_expect) switch
    {
        null => null,
        var text when ContentFormats.TryParse(text, out var format) => format,
        var text => throw new UserErrorException($"'{text}' is not a format: write {string.Join(", ", ContentFormats.Names.SkipLast(1))} or {ContentFormats.Names[^1]}"),
    };

    /// <summary>The items of the list, or of the addresses among the arguments; null where there are neither.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="arguments">The arguments; codes where they are no addresses.</param>
    /// <param name="headers">The headers of every request.</param>
    public AddressSelection? Read(ParseResult parsed, IReadOnlyList<string> arguments, IReadOnlyList<RequestHeader> headers)
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

        var items = new AddressItems(template, ContentFormats.CheckOf(expect), headers);
        IReadOnlyList<DownloadItem> selected = input is not null
            ? InputFile.Read(input, "a file with an address on each line", (stream, source) => ReadList(stream, source, items))
            : UserErrorException.Parse(() => addresses.ConvertAll(address => items.Create(new AddressEntry(items.Count + 1, AddressList.ParseAddress(address)))));
        return new AddressSelection(selected) { Input = input, Expect = expect };
    }

    private static List<DownloadItem> ReadList(Stream stream, string source, AddressItems items)
    {
        List<DownloadItem> all = [.. AddressList.Read(stream, source).Select(items.Create)];
        return all.Count > 0 ? all : throw new FormatException(AddressList.DescribeEmpty(source));
    }

    private static bool IsAddress(string argument) => argument.Contains("://", StringComparison.Ordinal);
}
