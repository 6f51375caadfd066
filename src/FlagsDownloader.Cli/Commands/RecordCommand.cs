using System.CommandLine;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Http;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags record URL...`: defines, parses and checks its options.</summary>
internal sealed class RecordCommand : Command, IHasExamples, IHasGroups
{
    private readonly Argument<string[]> _arguments = new("URL")
    {
        HelpName = "URL...",
        Description = "Addresses, instead of a list.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly AddressOptions _addresses = new();
    private readonly Option<int?> _samples = OptionValues.Integer("--samples", null, "N", $"Ask for each address N times. Default: {RecordOptions.DefaultSamples}.", 1, RecordOptions.MaxSamples);
    private readonly Option<int?> _bound = OptionValues.Integer("--max_req", "-m", "N", $"The most requests at once. Default: {RecordOptions.DefaultBound}.", 1);
    private readonly RequestLimitOptions _limits = new($"{RecordOptions.DefaultMaxPerHost}");
    private readonly Option<double?> _timeout = OptionValues.Seconds("--timeout", "SECONDS", "The time in which nothing arrives, after which a request has failed. Default: 30.");
    private readonly HttpVersionOption _http = new(meaning: "1.1, with a connection for each request, or 2, with one for each host");
    private readonly HeaderOptions _headers = new();
    private readonly CertificateOptions _certificates = new();
    private readonly Option<bool> _yes = new("--yes") { Description = "Send the requests to hosts other than this machine." };
    private readonly Option<string?> _output = OptionValues.Text(RecordCommandRun.OutputOption, "-o", "FILE", "The file for the recording.");
    private readonly Option<bool> _hideAddresses = new("--hide-addresses") { Description = "Write numbers instead of hosts and paths. Queries are numbers in any case." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress and no report, only the file." };

    public RecordCommand()
        : base("record", "Asks each address a few times, and writes down how late, how slow and how often wrong the answers are, for 'flags serve --replay'.")
    {
        Groups =
        [
            new OptionGroup("Which addresses", [_addresses.Input]) { Argument = _arguments },
            new OptionGroup("Requests", [_samples, _bound, .. _limits.All, _timeout, _yes, _http.Option, .. _headers.All, .. _certificates.All])
            {
                Note = "Nothing is tried again and no redirect is followed: what the server does is what is written down.",
            },
            new OptionGroup("Output", [_output, _hideAddresses, _quiet]),
        ];
        this.AddGroups(Groups);
        _bound.Aliases.Add("--max-req");
        SetAction(parsed => (int)new RecordCommandRun(Read(parsed)).Execute());
    }

    /// <inheritdoc/>
    public IReadOnlyList<OptionGroup> Groups { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("flags record --input urls.txt -o recording.json --yes", "Each address 5 times, at most 2 requests at once to a host."),
        new("flags record --input urls.txt --rate 20 --hide-addresses -o r.json --yes", "20 requests a second, and no names of hosts and files, to pass on."),
    ];

    internal RecordOptions Read(ParseResult parsed)
    {
        var arguments = parsed.GetValue(_arguments) ?? [];
        // Names first, because the parser treats a misspelt option as another address.
        if (arguments.FirstOrDefault(argument => argument.StartsWith('-')) is { } unknown)
        {
            throw new UserErrorException(UnknownName.Option(unknown, this));
        }

        if (Array.Find(arguments, argument => !argument.Contains("://", StringComparison.Ordinal)) is { } word)
        {
            throw new UserErrorException($"'{word}' is not an address: write addresses such as https://example.com/a.gif");
        }

        var timeout = parsed.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : FlagClientDefaults.AttemptTimeout;
        var rate = _limits.ReadRate(parsed, timeout, retries: 0);
        var output = parsed.GetValue(_output);
        if (_addresses.Read(parsed, arguments, _headers.ReadHeaders(parsed), shard: null) is not { } addresses)
        {
            throw new UserErrorException("say which addresses to record: --input FILE, or addresses such as https://example.com/a.gif");
        }

        return new RecordOptions
        {
            Items = [.. addresses.Items.DistinctBy(item => item.Address)],
            Input = addresses.Input,
            Samples = parsed.GetValue(_samples) ?? RecordOptions.DefaultSamples,
            Bound = LimitBound(parsed.GetValue(_bound) ?? RecordOptions.DefaultBound, rate, timeout),
            MaxPerHost = _limits.ReadMaxPerHost(parsed) ?? RecordOptions.DefaultMaxPerHost,
            RequestRate = rate,
            Timeout = timeout,
            HttpVersion = _http.Read(parsed, DownloaderCatalog.All.First(entry => entry.Awaits)),
            UserAgent = _headers.ReadUserAgent(parsed),
            Trust = _certificates.Read(parsed),
            IsConfirmed = parsed.GetValue(_yes),
            HidesAddresses = parsed.GetValue(_hideAddresses),
            Quiet = parsed.GetValue(_quiet),
            Output = output ?? throw new UserErrorException("say where to write the recording: -o recording.json"),
        };
    }

    // Requests that wait for their turn must not time out while they wait.
    private static int LimitBound(int bound, double? rate, TimeSpan timeout) =>
        rate is { } perSecond ? (int)Math.Min(bound, Math.Max(perSecond * timeout.TotalSeconds / 2, 1)) : bound;
}
