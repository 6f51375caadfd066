using System.CommandLine;
using System.Globalization;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Comparison.Assertions;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Formats;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags compare`: defines, parses and checks its options.</summary>
internal sealed class CompareCommand : Command, IHasExamples, IHasGroups
{
    private const string DefaultStrategies = "sequential,threadpool,eventloop";
    private const string AllStrategies = "all";

    private readonly SelectionOptions _selection = new();
    private readonly StrategyNames _known;
    private readonly Option<string?> _strategies;
    private readonly Option<string?> _bounds = OptionValues.Text("--max_req", "-m", "N[,N...]", "The most requests at once; several: a sweep. Default: 30; sequential: 1.");
    private readonly HttpVersionOption _http = new(takesSeveral: true);
    private readonly Option<int?> _rounds = OptionValues.Integer("--rounds", null, "N", $"Runs of each strategy. Default: as many as fit into {RoundBudget.Time.TotalSeconds:0} s, {RoundBudget.MinRounds} to {RoundBudget.MaxRounds}.", 1);
    private readonly Option<string[]> _peers = OptionValues.Texts("--peer", "PEER", $"Another program in the same rounds: {string.Join(", ", PeerCatalog.Names)}, or NAME='COMMAND' with {{urls}}, {{curl}} or {{aria2}}, {{dir}} and {{m}} in it.").Offer(() => KnownWords.Peers);
    private readonly ServerOptions _server = new(
        "LOCAL, DELAY or ERROR start a server of that profile for the comparison. Or REMOTE, or an address. Default: LOCAL.",
        "How late the server answers: 0.5, a range 0.5..5, normal:0.5:0.1 or lognormal:0.5:0.6. Default: 0.1; DELAY and ERROR: their own.");

    private readonly Option<bool> _tls = new("--tls") { Description = "The server that is started speaks https; all trust its certificate." };
    private readonly ClientOptions _client = new(takesAddresses: true);
    private readonly Option<string[]> _assertions = OptionValues.Texts("--assert", "EXPRESSION", "Exit code 3 unless this holds, such as 'eventloop >= 5x sequential'.");
    private readonly Option<string[]> _inputs = OptionValues.Texts("--input", "FILE...", "Addresses to compare on, or runs of --export-json and --json to show.", severalAtOnce: true);
    private readonly Option<string?> _replay = OptionValues.Text("--replay", null, "FILE", "Replay a recording of 'flags record' on this machine, and compare on it.");
    private readonly Option<bool> _diff = new("--diff") { Description = "Say what changed between two files of --export-json, given to --input." };
    private readonly AddressOptions _addresses = new();
    private readonly HeaderOptions _headers = new();
    private readonly CertificateOptions _certificates = new();
    private readonly RequestLimitOptions _requestLimits = new($"{ComparisonOptions.MaxPerForeignHost} for others' hosts");
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Send requests to the hosts of a list that are not this machine." };
    private readonly Option<string?> _output = OptionValues.Text("--output", "-o", "DIR", "Keep the files of all runs in this folder. Default: deleted at the end.");
    private readonly Option<bool> _predict = new("--predict") { Description = "Ask first what you expect, and show it beside what was measured." };
    private readonly Option<bool> _timeline = new("--timeline") { Description = "Draw a waterfall of each strategy under the table." };
    private readonly Option<bool> _details = new("--details") { Description = "All tables, with all columns. Default: the most important ones." };
    private readonly Option<string?> _report = OptionValues.Text(CompareFiles.ReportOption, null, "FILE", "Write a page with the table, waterfalls and flags: one .html file.");
    private readonly Option<string?> _chart = OptionValues.Text(CompareFiles.ChartOption, null, "FILE", "Write a picture of the times: one .svg file.");
    private readonly Option<string?> _exportJson = OptionValues.Text(CompareFiles.JsonOption, null, "FILE", "Write everything, for programs and for --input.");
    private readonly Option<string?> _exportCsv = OptionValues.Text(CompareFiles.CsvOption, null, "FILE", "Write a row for each run.");
    private readonly Option<string?> _exportMarkdown = OptionValues.Text(CompareFiles.MarkdownOption, null, "FILE", "Write the tables for a document, with the picture of --chart.");
    private readonly Option<string?> _trace = OptionValues.Text(CompareFiles.TraceOption, null, "FILE", "Write Chrome trace events, which Perfetto opens.");
    private readonly Option<string?> _har = OptionValues.Text(CompareFiles.HarOption, null, "FILE", "Write an HTTP archive (HAR 1.2).");
    private readonly ProgressOption _progress = new();
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress, only the table." };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON document on stdout, instead of the table." };

    /// <param name="strategies">The strategies. Default: those of the library.</param>
    public CompareCommand(StrategyNames? strategies = null)
        : base("compare", "Runs strategies on the same work, and says what each buys and costs.")
    {
        _known = strategies ?? StrategyNames.Shipped;
        _strategies = OptionValues.Text("--strategies", null, "LIST", $"The strategies, with commas between: {_known.All}, or all. NAME=STRATEGY renames one. Default: {DefaultStrategies}.")
            .Offer(() => _known.WordsOrAll);
        Groups =
        [
            new OptionGroup("Which files", [.. _selection.All, _inputs, _diff, _replay, _addresses.Expect]) { Argument = _selection.Codes },
            new OptionGroup("How", [_strategies, _bounds, _http.Option, _rounds, _peers, _client.Save]),
            new OptionGroup("The server", [.. _server.All, _tls]),
            new OptionGroup("Requests", [_headers.Headers, .. _certificates.All, _yes]),
            new OptionGroup("Limits", [.. _client.Limits, .. _requestLimits.All, _assertions]),
            new OptionGroup(
                "Output",
                [
                    _output, _client.WithNames, _predict, _details, _timeline, _report, _chart, _exportJson, _exportCsv, _exportMarkdown, _trace, _har, _progress.Option, _quiet, _json,
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
        new("flags compare -l 10 --rounds 2 --strategies eventloop --http 1.1,2 --tls", "One strategy over HTTP/1.1 and over HTTP/2, encrypted."),
        new("flags compare --peer curl --rounds 3 --delay 0.05 --report report.html", "Against curl; a page with table, waterfalls and flags."),
        new("flags compare -l 10 --rounds 3 --assert 'eventloop >= 2x sequential'", "For CI: exit code 3 if it is not twice as fast."),
        new("flags compare --input urls.txt --peer curl --rounds 3 --yes", "On your own addresses, which other hosts may serve."),
    ];

    internal ComparisonOptions Read(ParseResult parsed)
    {
        var inputs = parsed.GetValue(_inputs) ?? [];
        // The parser treats an unknown option as another file.
        if (inputs.FirstOrDefault(input => input.StartsWith('-') && input != InputFile.StandardInput) is { } unknown)
        {
            throw new UserErrorException(UnknownName.Option(unknown, this));
        }

        if (parsed.GetValue(_json) && parsed.GetValue(_timeline))
        {
            throw new UserErrorException("--json and --timeline exclude each other: leave one out");
        }

        if (parsed.GetValue(_predict) && (parsed.GetValue(_json) || parsed.GetValue(_quiet)))
        {
            throw new UserErrorException($"--predict asks and answers in words: leave --predict or {(parsed.GetValue(_json) ? "--json" : "--quiet")} out");
        }

        if (parsed.GetValue(_json) && parsed.GetValue(_details))
        {
            throw new UserErrorException("--json has all details: leave --details out");
        }

        CheckReplay(parsed);
        CheckDiff(parsed, inputs.Length);
        var (site, faultInjection) = _server.Read(parsed);
        var (trust, isEncrypted) = (_certificates.Read(parsed), parsed.GetValue(_tls));
        if (isEncrypted && (trust.IsGiven || !site.IsServedHere))
        {
            throw new UserErrorException(trust.IsGiven
                ? "--tls trusts the certificate of its own server: leave --cacert and --insecure out"
                : "--tls is for a server of the comparison's own: leave --tls out, or use -s LOCAL, DELAY or ERROR with it");
        }

        var versions = _http.ReadSeveral(parsed);
        var strategies = ReadStrategies(parsed.GetValue(_strategies) ?? DefaultStrategies);
        if (NamesStrategies(parsed))
        {
            HttpVersionOption.Check(versions, strategies.Select(strategy => strategy.Entry));
        }

        var (peers, missing) = ReadPeers(parsed.GetValue(_peers) ?? []);
        var codes = _selection.ReadCodes(parsed);
        var options = new ComparisonOptions
        {
            Codes = codes,
            Repeat = _selection.ReadRepeat(parsed, codes.Count),
            Site = site,
            FaultInjection = faultInjection with { WithHttp2 = site.IsServedHere && versions.Contains(Contender.Http2), WithTls = isEncrypted },
            Trust = trust,
            Strategies = strategies,
            HttpVersions = versions,
            Bounds = ReadBounds(parsed.GetValue(_bounds)),
            Rounds = parsed.GetValue(_rounds),
            Peers = peers,
            MissingPeers = missing,
            Save = _client.ReadSave(parsed),
            Timeout = _client.ReadTimeout(parsed),
            Retries = _client.ReadRetries(parsed),
            MaxContentBytes = _client.ReadMaxSize(parsed),
            Headers = _headers.ReadHeaders(parsed),
            Expect = _addresses.ReadExpect(parsed) ?? ContentFormat.Any,
            Limits = new RequestLimits(
                _requestLimits.ReadMaxPerHost(parsed), _requestLimits.ReadRate(parsed, _client.ReadTimeout(parsed), _client.ReadRetries(parsed))),
            Agrees = parsed.GetValue(_yes),
            IsAboutFlags = IsAboutFlags(parsed),
            IsAboutRuns = IsAboutRuns(parsed),
            WithNames = _client.ReadWithNames(parsed),
            Inputs = inputs,
            Replay = parsed.GetValue(_replay),
            Output = parsed.GetValue(_output),
            Assertions = [.. (parsed.GetValue(_assertions) ?? []).Select(ReadAssertion)],
            Files = new CompareFiles(
                parsed.GetValue(_report), CompareFiles.CheckChart(parsed.GetValue(_chart)), parsed.GetValue(_exportJson), parsed.GetValue(_exportCsv),
                parsed.GetValue(_exportMarkdown), parsed.GetValue(_trace), parsed.GetValue(_har)),
            Json = parsed.GetValue(_json),
            Diff = parsed.GetValue(_diff),
            Details = parsed.GetValue(_details),
            Timeline = parsed.GetValue(_timeline),
            Predict = parsed.GetValue(_predict),
            Progress = _progress.Read(parsed),
            Quiet = parsed.GetValue(_quiet),
        };

        if (options is { Progress: ProgressChoice.Bar or ProgressChoice.Lines, Quiet: true })
        {
            throw new UserErrorException("--progress and --quiet exclude each other: leave one out");
        }

        if (options.Limits.Rate is not null && peers.Count > 0)
        {
            throw new UserErrorException("a peer cannot be held to --rate: leave --rate or --peer out");
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

    // A recording has its own addresses, delays, failures and contents, which are replayed over http on this machine.
    private void CheckReplay(ParseResult parsed)
    {
        if (parsed.GetValue(_replay) is null)
        {
            return;
        }

        _selection.CheckNames(parsed);
        var given = parsed.GetValue(_inputs) is { Length: > 0 } ? _inputs.Name
            : _selection.IsGiven(parsed) ? "codes, -a, -e, -l and --repeat"
            : _server.FindChoiceOfServer(parsed)
                ?? (parsed.GetValue(_tls) ? _tls.Name
                : _certificates.IsGiven(parsed) ? "--cacert and --insecure"
                : _client.ReadWithNames(parsed) ? "--with-names"
                : _addresses.ReadExpect(parsed) is not null ? _addresses.Expect.Name
                : _headers.ReadHeaders(parsed).Count > 0 ? "--header"
                : null);
        if (given is not null)
        {
            throw new UserErrorException($"--replay has addresses, delays and faults of its own: leave out {given}");
        }
    }

    private void CheckDiff(ParseResult parsed, int inputs)
    {
        if (!parsed.GetValue(_diff))
        {
            return;
        }

        if (inputs != 2)
        {
            throw new UserErrorException("--diff compares two saved comparisons: give --input two files of --export-json, the earlier one first");
        }

        var given = parsed.GetValue(_timeline) ? "--timeline"
            : parsed.GetValue(_details) ? "--details"
            : new[] { _report, _chart, _exportCsv, _trace, _har }.FirstOrDefault(option => parsed.GetValue(option) is not null)?.Name;
        if (given is not null)
        {
            throw new UserErrorException($"--diff has one table, also for --json, --export-json and --export-markdown: leave {given} out");
        }
    }

    private bool IsAboutFlags(ParseResult parsed) =>
        _selection.IsGiven(parsed) || _server.IsGiven(parsed) || parsed.GetValue(_tls) || _client.ReadWithNames(parsed);

    private bool IsAboutList(ParseResult parsed) => _addresses.ReadExpect(parsed) is not null || _headers.ReadHeaders(parsed).Count > 0;

    private bool IsAboutRuns(ParseResult parsed) =>
        IsAboutFlags(parsed) || IsAboutList(parsed) || _client.IsGiven(parsed) || _requestLimits.IsGiven(parsed)
        || parsed.GetValue(_yes)
        || parsed.GetValue(_strategies) is not null || parsed.GetValue(_bounds) is not null || parsed.GetValue(_rounds) is not null
        || parsed.GetValue(_peers) is { Length: > 0 } || parsed.GetValue(_output) is not null
        || parsed.GetValue(_http.Option) is not null || _certificates.IsGiven(parsed);

    // With all or without a list, the user asked for no strategy in particular.
    private bool NamesStrategies(ParseResult parsed) =>
        parsed.GetValue(_strategies) is { } text && !text.Equals(AllStrategies, StringComparison.OrdinalIgnoreCase);

    private List<(string Name, DownloaderEntry Entry)> ReadStrategies(string text)
    {
        if (text.Equals(AllStrategies, StringComparison.OrdinalIgnoreCase))
        {
            return [.. _known.Entries.Select(entry => (entry.Name, entry))];
        }

        var strategies = new List<(string, DownloaderEntry)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            var entry = _known.Find(part[(equals + 1)..].Trim());
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
            : throw new UserErrorException($"--strategies names none: write some of {_known.All}, with commas between, or all");
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
