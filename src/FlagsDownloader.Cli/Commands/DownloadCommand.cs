using System.CommandLine;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags download`: defines, parses and checks its options.</summary>
internal sealed class DownloadCommand : Command, IHasExamples, IHasGroups
{
    private const string DefaultOutput = "downloaded";

    private readonly SelectionOptions _selection = new();
    private readonly Option<string?> _strategy = OptionValues.Text("--strategy", null, "NAME", $"The strategy: {StrategyNames.All}. Default: {DownloaderCatalog.Default.Name}.").Offer(() => KnownWords.Strategies);
    private readonly Option<int?> _bound = OptionValues.Integer("--max_req", "-m", "N", "The most requests at once. Default: 30; sequential: 1.", 1);
    private readonly ServerOptions _server = new(
        "LOCAL, DELAY, ERROR, REMOTE, or an address. LOCAL, DELAY and ERROR use a flags-server that already listens, or start one. Default: LOCAL.",
        "How late the server answers: 0.5, a range 0.5..5, normal:0.5:0.1 or lognormal:0.5:0.6.");

    private readonly Option<string?> _output = OptionValues.Text("--output", "-o", "DIR", $"The folder for the files. Default: {DefaultOutput}.");
    private readonly ClientOptions _client = new();
    private readonly Option<bool> _update = new("--update") { Description = "Ask only for flags that changed since the last --update into the folder." };
    private readonly Option<string?> _failures = OptionValues.Text(FailuresFile.Option, null, "FILE", "Write a line of JSON for each flag that was not downloaded.");
    private readonly Option<string?> _retryFrom = OptionValues.Text("--retry-from", null, "FILE", "Download what a file of --failures lists, from the same site.");
    private readonly ProgressOption _progress = new();
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "A line for each flag, instead of the progress bar." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress, only the report." };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON document on stdout, instead of the report." };

    public DownloadCommand()
        : base("download", "Downloads flags and reports how it went.")
    {
        Groups =
        [
            new OptionGroup("Which flags", [.. _selection.All, _retryFrom, _update]) { Argument = _selection.Codes },
            new OptionGroup("How", [_strategy, _bound, _client.Save]),
            new OptionGroup("The server", _server.All)
            {
                Note = "With --delay, --error-rate, --fault, --seed or --pad-to, a server is started for the run.",
            },
            new OptionGroup("Limits", _client.Limits),
            new OptionGroup("Output", [_output, _client.WithNames, _failures, _progress.Option, _verbose, _quiet, _json]),
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
        new("flags download -q --json --fault 'cut=0.2' > run.json", "The run as JSON; a fifth of the answers break off and are tried again."),
    ];

    internal DownloadOptions Read(ParseResult parsed)
    {
        var strategy = parsed.GetValue(_strategy) is { } name ? StrategyNames.Find(name) : DownloaderCatalog.Default;
        var retry = ReadRetry(parsed);
        var (site, faultInjection) = _server.Read(parsed, retry?.Site);
        var codes = retry?.Codes ?? _selection.ReadCodes(parsed);
        var options = new DownloadOptions
        {
            Codes = codes,
            Retry = retry,
            Repeat = _selection.ReadRepeat(parsed, codes.Count),
            Site = site,
            FaultInjection = faultInjection,
            Strategy = strategy,
            RequestedBound = parsed.GetValue(_bound),
            Save = ReadSave(parsed, strategy),
            Output = parsed.GetValue(_output) ?? DefaultOutput,
            Timeout = _client.ReadTimeout(parsed),
            Retries = _client.ReadRetries(parsed),
            MaxContentBytes = _client.ReadMaxSize(parsed),
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

    private RetryList? ReadRetry(ParseResult parsed)
    {
        if (parsed.GetValue(_retryFrom) is not { } file)
        {
            return null;
        }
        // Codes first, because a misspelt option looks like a code.
        _ = _selection.ReadCodes(parsed);
        if (_selection.IsGiven(parsed) || _server.NamesSite(parsed))
        {
            throw new UserErrorException("--retry-from says which flags and from where: leave codes, -a, -e, -l, --repeat and -s out");
        }

        return RetryList.Read(file);
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
