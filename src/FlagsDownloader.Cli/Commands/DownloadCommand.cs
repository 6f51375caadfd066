using System.CommandLine;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags download`: its options, and how they are read and checked.</summary>
internal sealed class DownloadCommand : Command
{
    private const string DefaultOutput = "downloaded";

    private readonly Argument<string[]> _codes = new("CC")
    {
        Description = "Country codes in any case; one letter stands for all codes that begin with it. Default: the 20 most populous countries.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _all = new("--all", "-a") { Description = "The 194 codes that have a flag." };
    private readonly Option<bool> _every = new("--every", "-e") { Description = "All 676 codes AA-ZZ; 482 of them are not found. Wins over -a and CC." };
    private readonly Option<int?> _limit = OptionValues.Integer("--limit", "-l", "N", "Only the first N codes, in alphabetical order.", 1);
    private readonly Option<int?> _repeat = OptionValues.Integer("--repeat", null, "N", "Ask for each flag N times, for more work than there are countries.", 1);
    private readonly Option<string?> _strategy = OptionValues.Text("--strategy", null, "NAME", $"How: {StrategyNames}. Default: {DownloaderCatalog.Default.Name}.");
    private readonly Option<int?> _bound = OptionValues.Integer("--max_req", "-m", "N", "The most requests at once. Default: 30; sequential: 1.", 1);
    private readonly Option<string?> _server = OptionValues.Text("--server", "-s", "LABEL", "LOCAL, DELAY, ERROR, REMOTE, or an address. The first three use a flags-server that listens already, or start one for the run. Default: LOCAL.");
    private readonly Option<string?> _delay = OptionValues.Text("--delay", null, "SECONDS", "Start a server for the run that answers late: 0.5, or a range 0.5..5.");
    private readonly Option<string?> _errorRate = OptionValues.Text("--error-rate", null, "SHARE", "Start a server for the run that fails this share of requests: 0 to 1.");
    private readonly Option<string?> _seed = OptionValues.Text("--seed", null, "N", "Start a server for the run with other weather: which requests are late, and which fail.");
    private readonly Option<string?> _padTo = OptionValues.Text("--pad-to", null, "SIZE", "Start a server for the run whose pictures are at least this large, such as 130k.");
    private readonly Option<string?> _output = OptionValues.Text("--output", "-o", "DIR", $"The folder for the files. Default: {DefaultOutput}.");
    private readonly Option<string?> _save = OptionValues.Text("--save", null, "WHERE", "Where an awaiting strategy writes files: inline, or executor. Default: executor.");
    private readonly Option<bool> _withNames = new("--with-names") { Description = "Ask for each country's name too, and save Brazil.gif instead of BR.gif." };
    private readonly Option<double?> _timeout = OptionValues.Seconds("--timeout", "SECONDS", "Time for one attempt. A request as a whole has it (retries + 1) times. Default: 30.");
    private readonly Option<int?> _retries = OptionValues.Integer("--retries", null, "N", "Further attempts after a connection error, a timeout, 408, 429 or 5xx. Default: 3.", 0, FlagClientDefaults.MaxRetries);
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "A line for each flag, instead of the progress bar." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress, only the report." };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON document on stdout, instead of the report." };

    public DownloadCommand()
        : base("download", "Downloads flags and reports how it went.")
    {
        Add(_codes);
        Option[] options =
        [
            _all, _every, _limit, _repeat, _strategy, _bound, _server, _delay, _errorRate, _seed, _padTo,
            _output, _save, _withNames, _timeout, _retries, _verbose, _quiet, _json,
        ];
        foreach (var option in options)
            Add(option);
        // The case study's name has an underscore; fingers type a dash.
        _bound.Aliases.Add("--max-req");

        SetAction(parsed => (int)new DownloadCommandRun(Read(parsed)).Execute());
    }

    private static string StrategyNames => string.Join(", ", DownloaderCatalog.All.Select(entry => entry.Name));

    private DownloadOptions Read(ParseResult parsed)
    {
        var strategy = ReadStrategy(parsed.GetValue(_strategy));
        var options = new DownloadOptions
        {
            Codes = ReadCodes(parsed),
            Repeat = parsed.GetValue(_repeat) ?? 1,
            Site = OrUsageError(() => FlagSite.Parse(parsed.GetValue(_server) ?? FlagSite.Local.Label)),
            Weather = new WeatherOptions(
                parsed.GetValue(_delay), parsed.GetValue(_errorRate), parsed.GetValue(_seed), parsed.GetValue(_padTo)),
            Strategy = strategy,
            RequestedBound = parsed.GetValue(_bound),
            Save = ReadSave(parsed.GetValue(_save), strategy),
            Output = parsed.GetValue(_output) ?? DefaultOutput,
            Timeout = parsed.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : FlagClientDefaults.AttemptTimeout,
            Retries = parsed.GetValue(_retries) ?? FlagClientDefaults.Retries,
            WithNames = parsed.GetValue(_withNames),
            Verbose = parsed.GetValue(_verbose),
            Quiet = parsed.GetValue(_quiet),
            Json = parsed.GetValue(_json),
        };

        if (options is { Verbose: true, Json: true })
            throw new UserErrorException("--verbose and --json exclude each other: leave one out");
        if (options is { Verbose: true, Quiet: true })
            throw new UserErrorException("--verbose and --quiet exclude each other: leave one out");
        if (!options.Weather.IsEmpty && !options.Site.IsServedHere)
        {
            throw new UserErrorException(
                "--delay, --error-rate, --seed and --pad-to are for a server of the run's own: use -s LOCAL, DELAY or ERROR with them");
        }

        return options;
    }

    private IReadOnlyList<CountryCode> ReadCodes(ParseResult parsed)
    {
        var codes = parsed.GetValue(_codes) ?? [];
        // The parser takes an option it does not know for one more code.
        if (codes.FirstOrDefault(code => code.StartsWith('-')) is { } unknown)
            throw new UserErrorException($"unknown option '{unknown}': see 'flags download --help'");

        return OrUsageError(() => new CodeSelection
        {
            Codes = codes,
            All = parsed.GetValue(_all),
            Every = parsed.GetValue(_every),
            Limit = parsed.GetValue(_limit) ?? int.MaxValue,
        }.Resolve());
    }

    private static DownloaderEntry ReadStrategy(string? name) =>
        name is null
            ? DownloaderCatalog.Default
            : DownloaderCatalog.Find(name)
                ?? throw new UserErrorException($"'{name}' is not a strategy: write one of {StrategyNames}");

    private static SaveMode ReadSave(string? text, DownloaderEntry strategy) => text?.ToUpperInvariant() switch
    {
        null => SaveMode.Executor,
        "INLINE" => SaveMode.Inline,
        "EXECUTOR" when strategy.Awaits => SaveMode.Executor,
        "EXECUTOR" => throw new UserErrorException(
            $"'{strategy.Name}' saves on the thread that downloaded: leave --save out, or choose a strategy that awaits, such as eventloop"),
        _ => throw new UserErrorException($"'{text}' is not a way to save: write inline or executor"),
    };

    private static T OrUsageError<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException exception)
        {
            throw new UserErrorException(exception.Message.TrimEnd('.'));
        }
    }
}
