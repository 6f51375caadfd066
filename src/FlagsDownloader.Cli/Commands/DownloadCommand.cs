using System.CommandLine;
using System.Net;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags download`: defines, parses and checks its options.</summary>
internal sealed class DownloadCommand : Command, IHasExamples, IHasGroups
{
    private const string DefaultOutput = "downloaded";

    private readonly SelectionOptions _selection = new("CC|URL", " Or addresses.");
    private readonly StrategyNames _strategies;
    private readonly Option<string?> _strategy;
    private readonly Option<int?> _bound = OptionValues.Integer("--max_req", "-m", "N", "The most requests at once. Default: 30; sequential: 1.", 1);
    private readonly ServerOptions _server = new(
        "LOCAL, DELAY, ERROR, REMOTE, or an address. LOCAL, DELAY and ERROR use a flags-server that already listens, or start one. Default: LOCAL.",
        "How late the server answers: 0.5, a range 0.5..5, normal:0.5:0.1 or lognormal:0.5:0.6.");

    private readonly Option<string?> _output = OptionValues.Text("--output", "-o", "DIR", $"The folder for the files. Default: {DefaultOutput}.");
    private readonly ClientOptions _client = new(takesAddresses: true);
    private readonly AddressOptions _addresses = new();
    private readonly HeaderOptions _headers = new();
    private readonly CertificateOptions _certificates = new();
    private readonly ShardOptions _shard = new();
    private readonly Option<bool> _update = new("--update") { Description = "Ask only for files that changed since the last --update." };
    private readonly Option<bool> _continue = new("--continue", "-c") { Description = "Continue files that a run left unfinished, if they are still the same." };
    private readonly HttpVersionOption _http = new();
    private readonly RequestLimitOptions _requestLimits = new();
    private readonly Option<string?> _failures = OptionValues.Text(FailuresFile.Option, null, "FILE", "Write a line of JSON for each file that was not downloaded.");
    private readonly Option<string?> _retryFrom = OptionValues.Text("--retry-from", null, "FILE", "Download what a file of --failures lists, from the same place.");
    private readonly ProgressOption _progress = new();
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "A line for each file, instead of the progress bar." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress, only the report." };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON document on stdout, instead of the report." };

    /// <param name="strategies">The strategies. Default: those of the library.</param>
    public DownloadCommand(StrategyNames? strategies = null)
        : base("download", "Downloads flags, or your own addresses, and reports how it went.")
    {
        _strategies = strategies ?? StrategyNames.Shipped;
        _strategy = OptionValues.Text("--strategy", null, "NAME", $"The strategy: {_strategies.All}. Default: {DownloaderCatalog.Default.Name}.")
            .Offer(() => _strategies.Words);
        Groups =
        [
            new OptionGroup("Which files", [.. _selection.All, _addresses.Input, _retryFrom, .. _shard.All, _update, _continue]) { Argument = _selection.Codes },
            new OptionGroup("How", [_strategy, _bound, _client.Save]),
            new OptionGroup("The server", _server.All)
            {
                Note = "With --delay, --error-rate, --fault, --seed, --pad-to or --http 2, a server is started for the run.",
            },
            new OptionGroup("Requests", [_http.Option, .. _headers.All, .. _certificates.All]),
            new OptionGroup("Limits", [.. _client.Limits, .. _requestLimits.All]),
            new OptionGroup("Output", [_output, _client.WithNames, .. _addresses.Files, _failures, _progress.Option, _verbose, _quiet, _json]),
        ];
        this.AddGroups(Groups);
        // The case study's name has an underscore; most options have a dash.
        _bound.Aliases.Add("--max-req");

        SetAction(parsed => (int)new DownloadCommandRun(Read(parsed)).Execute());
    }

    /// <inheritdoc/>
    public IReadOnlyList<OptionGroup> Groups { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("flags download", "The 20 most populous countries, from a server started for the run."),
        new("flags download BR us A -o flags --with-names", "Two countries and all in A, as flags/Brazil.gif and so on."),
        new("flags download -a -s DELAY --strategy threadpool -m 50", "All 194, on 50 threads, each answer half a second late."),
        new("flags download --fault 'reset=0.3' --retries 0 --failures failed.jsonl", "Nothing is tried again; what is missing is listed in a file."),
        new("flags download --retry-from failed.jsonl", "What is listed there, and from the same site."),
        new("flags download --input urls.txt --name '{host}/{path}' -o site", "Your own addresses, in folders like theirs."),
        new("flags download -q --json --fault 'cut=0.2' > run.json", "The run as JSON; a fifth of the answers break off and are tried again."),
    ];

    internal DownloadOptions Read(ParseResult parsed)
    {
        var strategy = parsed.GetValue(_strategy) is { } name ? _strategies.Find(name) : DownloaderCatalog.Default;
        var headers = _headers.ReadHeaders(parsed);
        var part = _shard.Read(parsed);
        var retry = ReadRetry(parsed, headers, part);
        var addresses = retry is null ? ReadAddresses(parsed, headers, part) : retry.Addresses;
        var (site, faultInjection) = _server.Read(parsed, retry?.Site);
        var codes = addresses is not null ? [] : retry?.Codes ?? _selection.ReadCodes(parsed);
        var repeat = addresses is not null ? 1 : _selection.ReadRepeat(parsed, codes.Count);
        var shard = part is null ? null
            : addresses is not null ? ShardSelection.Create(part, addresses.Summary)
            : ShardSelection.Create(part, retry?.ItemsAt(site, allWithNames: false) ?? FlagItems.Create(site, codes, copies: repeat));
        var httpVersion = _http.Read(parsed, strategy);
        var options = new DownloadOptions
        {
            Codes = codes,
            Addresses = addresses,
            Shard = shard,
            Expect = _addresses.ReadExpect(parsed),
            Headers = headers,
            UserAgent = _headers.ReadUserAgent(parsed),
            Trust = _certificates.Read(parsed),
            MaxPerHost = _requestLimits.ReadMaxPerHost(parsed),
            RequestRate = _requestLimits.ReadRate(parsed, _client.ReadTimeout(parsed), _client.ReadRetries(parsed)),
            Continue = parsed.GetValue(_continue),
            Retry = retry,
            Repeat = repeat,
            Site = site,
            FaultInjection = faultInjection with { WithHttp2 = httpVersion == HttpVersion.Version20 },
            HttpVersion = httpVersion,
            Strategy = strategy,
            RequestedBound = parsed.GetValue(_bound),
            Save = ReadSave(parsed, strategy),
            Output = parsed.GetValue(_output) ?? DefaultOutput,
            Timeout = _client.ReadTimeout(parsed),
            Retries = _client.ReadRetries(parsed),
            MaxContentBytes = _client.ReadMaxSize(parsed)
                ?? (addresses is null ? FlagClientDefaults.MaxContentBytes : FlagClientDefaults.MaxContentBytesUpperLimit),
            Failures = parsed.GetValue(_failures),
            WithNames = _client.ReadWithNames(parsed),
            Update = parsed.GetValue(_update),
            Progress = _progress.Read(parsed),
            Verbose = parsed.GetValue(_verbose),
            Quiet = parsed.GetValue(_quiet),
            Json = parsed.GetValue(_json),
        };

        if (options is { Verbose: true, Json: true })
        {
            throw new UserErrorException("--verbose and --json exclude each other: leave one out");
        }

        if (options is { Verbose: true, Quiet: true })
        {
            throw new UserErrorException("--verbose and --quiet exclude each other: leave one out");
        }

        if (options is { Progress: ProgressChoice.Bar or ProgressChoice.Lines, Verbose: true })
        {
            throw new UserErrorException("--progress and --verbose exclude each other: leave one out");
        }

        if (options is { Progress: ProgressChoice.Bar or ProgressChoice.Lines, Quiet: true })
        {
            throw new UserErrorException("--progress and --quiet exclude each other: leave one out");
        }

        return options;
    }

    private AddressSelection? ReadAddresses(ParseResult parsed, IReadOnlyList<RequestHeader> headers, Shard? part)
    {
        _selection.CheckNames(parsed);
        if (_addresses.Read(parsed, _selection.ReadArguments(parsed), headers, part) is not { } addresses)
        {
            return null;
        }

        if (_selection.IsNarrowed(parsed) || _server.IsGiven(parsed) || _client.ReadWithNames(parsed))
        {
            throw new UserErrorException(
                "these options are for flags: leave -a, -e, -l, --repeat, -s, --with-names and the faults out, or the addresses");
        }

        return addresses;
    }

    private RetryList? ReadRetry(ParseResult parsed, IReadOnlyList<RequestHeader> headers, Shard? part)
    {
        if (parsed.GetValue(_retryFrom) is not { } file)
        {
            return null;
        }
        // Names first, because a misspelt option looks like a code.
        _selection.CheckNames(parsed);
        if (_selection.IsGiven(parsed) || _server.NamesSite(parsed) || _addresses.IsGiven(parsed))
        {
            throw new UserErrorException(
                "--retry-from says which files and from where: leave codes, addresses, -a, -e, -l, --repeat, -s, --input and --name out");
        }

        var list = RetryList.Read(file, headers, part);
        if (list.Addresses is not null && (_server.IsGiven(parsed) || _client.ReadWithNames(parsed) || _addresses.ReadExpect(parsed) is not null))
        {
            throw new UserErrorException($"'{file}' lists addresses: leave --expect, --with-names and the faults out");
        }

        return list;
    }

    private SaveMode ReadSave(ParseResult parsed, DownloaderEntry strategy)
    {
        var save = _client.ReadSave(parsed);
        if (save == SaveMode.Executor && !strategy.Awaits)
        {
            throw new UserErrorException(
                $"'{strategy.Name}' saves on the thread that downloaded: leave --save out, or choose a strategy that awaits, such as eventloop");
        }

        return save ?? SaveMode.Executor;
    }
}
