using System.CommandLine;
using System.Globalization;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Comparison.Assertions;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Http;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags compare`: defines, parses and checks its options.</summary>
internal sealed class CompareCommand : Command, IHasExamples, IHasGroups
{
    private const string DefaultStrategies = "sequential,threadpool,eventloop";

    private readonly SelectionOptions _selection = new();
    private readonly Option<string?> _strategies = OptionValues.Text("--strategies", null, "LIST", $"The strategies, with commas between: {StrategyNames.All}, or all. NAME=STRATEGY gives one another name. Default: {DefaultStrategies}.").Offer(() => KnownWords.StrategiesOrAll);
    private readonly Option<string?> _bounds = OptionValues.Text("--max_req", "-m", "N[,N...]", "The most requests at once; several: a sweep. Default: 30; sequential: 1.");
    private readonly Option<int?> _rounds = OptionValues.Integer("--rounds", null, "N", $"Runs of each strategy. Default: as many as fit into {RoundBudget.Time.TotalSeconds:0} s, {RoundBudget.MinRounds} to {RoundBudget.MaxRounds}.", 1);
    private readonly Option<string[]> _peers = OptionValues.Texts("--peer", "PEER", $"Another program in the same rounds: {string.Join(", ", PeerCatalog.Names)}, or NAME='COMMAND' with {{urls}}, {{curl}} or {{aria2}}, {{dir}} and {{m}} in it.").Offer(() => KnownWords.Peers);
    private readonly ServerOptions _server = new(
        "LOCAL, DELAY or ERROR start a server of that profile for the comparison. Or REMOTE, or an address. Default: LOCAL.",
        "How late the server answers: 0.5, a range 0.5..5, normal:0.5:0.1 or lognormal:0.5:0.6. Default: 0.1; DELAY and ERROR: their own.");

    private readonly ClientOptions _client = new();
    private readonly Option<string[]> _assertions = OptionValues.Texts("--assert", "EXPRESSION", "Exit code 3 unless this holds, such as 'eventloop >= 5x sequential'.");
    private readonly Option<string[]> _inputs = OptionValues.Texts("--input", "FILE...", "Show runs saved by --export-json or 'flags download --json' instead.", severalAtOnce: true);
    private readonly Option<string?> _output = OptionValues.Text("--output", "-o", "DIR", "Keep the files of every run in this folder. Default: they are deleted.");
    private readonly Option<bool> _timeline = new("--timeline") { Description = "Draw a waterfall of each strategy under the table." };
    private readonly Option<string?> _report = OptionValues.Text(CompareFiles.ReportOption, null, "FILE", "Write a page with the table, waterfalls and flags: one .html file.");
    private readonly Option<string?> _exportJson = OptionValues.Text(CompareFiles.JsonOption, null, "FILE", "Write everything, for programs and for --input.");
    private readonly Option<string?> _exportCsv = OptionValues.Text(CompareFiles.CsvOption, null, "FILE", "Write a row for each run.");
    private readonly Option<string?> _exportMarkdown = OptionValues.Text(CompareFiles.MarkdownOption, null, "FILE", "Write the tables for a document.");
    private readonly Option<string?> _trace = OptionValues.Text(CompareFiles.TraceOption, null, "FILE", "Write Chrome trace events, which Perfetto opens.");
    private readonly Option<string?> _har = OptionValues.Text(CompareFiles.HarOption, null, "FILE", "Write an HTTP archive (HAR 1.2).");
    private readonly ProgressOption _progress = new();
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress, only the table." };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON document on stdout, instead of the table." };

    public CompareCommand()
        : base("compare", "Runs strategies on the same work, and says what each buys and costs.")
    {
        Groups =
        [
            new OptionGroup("Which flags", _selection.All) { Argument = _selection.Codes },
            new OptionGroup("How", [_strategies, _bounds, _rounds, _peers, _client.Save, _inputs]),
            new OptionGroup("The server", _server.All),
            new OptionGroup("Limits", [.. _client.Limits, _assertions]),
            new OptionGroup(
                "Output",
                [
                    _output, _client.WithNames, _timeline, _report, _exportJson, _exportCsv, _exportMarkdown, _trace, _har, _progress.Option, _quiet, _json,
                ]),
        ];
        this.AddGroups(Groups);
        _bounds.Aliases.Add("--max-req");
        // The name that 'flags download' has for one strategy is understood too.
        _strategies.Aliases.Add("--strategy");

        SetAction(parsed => (int)new CompareCommandRun(Read(parsed)).Execute());
    }

    /// <inheritdoc/>
    public IReadOnlyList<OptionGroup> Groups { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("flags compare --rounds 3 --export-json runs.json", "Three strategies, three times each; the runs are kept."),
        new("flags compare --input runs.json --timeline", "The same runs again, with waterfalls."),
        new("flags compare --strategies eventloop,whenall -m 1,10 -l 10 --rounds 2", "Two strategies, with one request and ten at once."),
        new("flags compare --peer curl --rounds 3 --delay 0.05 --report report.html", "Against curl; a page with table, waterfalls and flags."),
        new("flags compare -l 10 --rounds 3 --assert 'eventloop >= 2x sequential'", "For CI: exit code 3 if it is not twice as fast."),
    ];

    internal ComparisonOptions Read(ParseResult parsed)
    {
        var inputs = parsed.GetValue(_inputs) ?? [];
        // The parser treats an unknown option as another file.
        if (inputs.FirstOrDefault(input => input.StartsWith('-')) is { } unknown)
        {
            throw new UserErrorException(UnknownName.Option(unknown, this));
        }

        if (inputs.Length > 0 && IsAboutRuns(parsed))
        {
            throw new UserErrorException("--input shows saved runs: leave out the options for new ones");
        }

        if (parsed.GetValue(_json) && parsed.GetValue(_timeline))
        {
            throw new UserErrorException("--json and --timeline exclude each other: leave one out");
        }

        var (site, faultInjection) = _server.Read(parsed);
        var (peers, missing) = ReadPeers(parsed.GetValue(_peers) ?? []);
        var codes = _selection.ReadCodes(parsed);
        var options = new ComparisonOptions
        {
            Codes = codes,
            Repeat = _selection.ReadRepeat(parsed, codes.Count),
            Site = site,
            FaultInjection = faultInjection,
            Strategies = ReadStrategies(parsed.GetValue(_strategies) ?? DefaultStrategies),
            Bounds = ReadBounds(parsed.GetValue(_bounds)),
            Rounds = parsed.GetValue(_rounds),
            Peers = peers,
            MissingPeers = missing,
            Save = _client.ReadSave(parsed),
            Timeout = _client.ReadTimeout(parsed),
            Retries = _client.ReadRetries(parsed),
            MaxContentBytes = _client.ReadMaxSize(parsed) ?? FlagClientDefaults.MaxContentBytes,
            WithNames = _client.ReadWithNames(parsed),
            Inputs = inputs,
            Output = parsed.GetValue(_output),
            Assertions = [.. (parsed.GetValue(_assertions) ?? []).Select(ReadAssertion)],
            Files = new CompareFiles(
                parsed.GetValue(_report), parsed.GetValue(_exportJson), parsed.GetValue(_exportCsv),
                parsed.GetValue(_exportMarkdown), parsed.GetValue(_trace), parsed.GetValue(_har)),
            Json = parsed.GetValue(_json),
            Timeline = parsed.GetValue(_timeline),
            Progress = _progress.Read(parsed),
            Quiet = parsed.GetValue(_quiet),
        };

        if (options is { Progress: ProgressChoice.Bar or ProgressChoice.Lines, Quiet: true })
        {
            throw new UserErrorException("--progress and --quiet exclude each other: leave one out");
        }

        if (options.WithNames && peers.Count > 0)
        {
            throw new UserErrorException("--with-names asks twice for each flag, which a peer cannot: leave --with-names or --peer out");
        }

        var names = options.Strategies.Select(strategy => strategy.Name).Concat(peers.Select(peer => peer.Name));
        if (names.CountBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(name => name.Value > 1).Key is { } twice)
        {
            throw new UserErrorException($"'{twice}' occurs twice: give one of them another name, such as second={twice}");
        }

        return options;
    }

    private bool IsAboutRuns(ParseResult parsed) =>
        _selection.IsGiven(parsed) || _server.IsGiven(parsed) || _client.IsGiven(parsed)
        || parsed.GetValue(_strategies) is not null || parsed.GetValue(_bounds) is not null || parsed.GetValue(_rounds) is not null
        || parsed.GetValue(_peers) is { Length: > 0 } || parsed.GetValue(_output) is not null;

    private static List<(string Name, DownloaderEntry Entry)> ReadStrategies(string text)
    {
        if (text.Equals("all", StringComparison.OrdinalIgnoreCase))
        {
            return [.. DownloaderCatalog.All.Select(entry => (entry.Name, entry))];
        }

        var strategies = new List<(string, DownloaderEntry)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            var entry = StrategyNames.Find(part[(equals + 1)..].Trim());
            var name = equals < 0 ? entry.Name : part[..equals].Trim();
            if (name.Length == 0 || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_'))
            {
                throw new UserErrorException($"'{part}' is not a name for a strategy: write letters, digits, - and _, such as first={entry.Name}");
            }

            if (name.Length > PeerTemplate.MaxNameLength)
            {
                throw new UserErrorException($"'{name[..PeerTemplate.MaxNameLength]}…' is not a name for a strategy: write at most {PeerTemplate.MaxNameLength} characters");
            }

            strategies.Add((name, entry));
        }

        return strategies.Count > 0
            ? strategies
            : throw new UserErrorException($"--strategies names none: write some of {StrategyNames.All}, with commas between, or all");
    }

    private static int[] ReadBounds(string? text)
    {
        if (text is null)
        {
            return [];
        }

        var bounds = new List<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var bound) || bound < 1)
            {
                throw new UserErrorException($"--max_req cannot be '{text}': write a whole number from 1, or several with commas between, such as 1,10,100");
            }

            bounds.Add(bound);
        }

        return [.. bounds.Distinct().Order()];
    }

    private static (List<PeerTemplate> Peers, List<string> Missing) ReadPeers(string[] texts)
    {
        var (peers, missing) = (new List<PeerTemplate>(), new List<string>());
        foreach (var text in texts)
        {
            if (!PeerCatalog.Names.Contains(text, StringComparer.Ordinal))
            {
                peers.Add(UserErrorException.Parse(() => PeerTemplate.Parse(text)));
            }
            else if (PeerCatalog.Find(text) is { } peer)
            {
                peers.Add(peer);
            }
            else
            {
                missing.Add(text);
            }
        }

        return (peers, missing);
    }

    private static Assertion ReadAssertion(string text) =>
        Assertion.Parse(text) is { Value: { } assertion } parsed
            ? assertion
            : throw new UserErrorException($"{Assertion.Parse(text).Failure}\n{Assertion.Grammar}");
}
