using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Comparison.Assertions;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Formats;
using FlagsDownloader.Items;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Options;

/// <summary>The options of `flags compare`, parsed and checked.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>The most requests at once to one host of somebody else, as browsers do. Default of <see cref="Limits"/>.</summary>
    public const int MaxPerForeignHost = 6;

    /// <summary>The countries, sorted; not used where there is a list.</summary>
    public required IReadOnlyList<CountryCode> Codes { get; init; }

    /// <summary>The addresses to download instead of flags; null for flags. Default: null.</summary>
    public AddressSelection? List { get; init; }

    /// <summary>The file of a recording to replay instead; null for none. Default: null.</summary>
    public string? Replay { get; init; }

    /// <summary>Headers of every request to an address of a list. Default: none.</summary>
    public IReadOnlyList<RequestHeader> Headers { get; init; } = [];

    /// <summary>What the content of a list's addresses has to be. Default: any.</summary>
    public ContentFormat Expect { get; init; }

    /// <summary>What spares the servers. Default: <see cref="MaxPerForeignHost"/> for a list of others' addresses without bounds.</summary>
    public RequestLimits Limits { get; init; } = RequestLimits.None;

    /// <summary>Whether others' servers may be asked without a question. Default: false.</summary>
    public bool Agrees { get; init; }

    /// <summary>Whether there are options for flags, which a list has no use for. Default: false.</summary>
    public bool IsAboutFlags { get; init; }

    /// <summary>Whether there are options for new runs, which saved runs have no use for. Default: false.</summary>
    public bool IsAboutRuns { get; init; }

    /// <summary>The number of files that each run requests.</summary>
    public int ItemCount => List?.Items.Count ?? Codes.Count * Repeat;

    /// <summary>Whether there is a list with addresses of another machine.</summary>
    public bool AsksOthers => List?.Items.Any(item => !item.Address.IsLoopback) ?? false;

    /// <summary>The most requests at once within the limits.</summary>
    public int MaxBound => Limits.MaxBound(
        List?.Items.Select(item => item.Address.Authority).Distinct(StringComparer.Ordinal).Count() ?? 1, Timeout);

    /// <summary>The number of requests for each flag. Default: 1.</summary>
    public required int Repeat { get; init; }

    /// <summary>The site to download from.</summary>
    public required FlagSite Site { get; init; }

    /// <summary>Delays and faults of the server that is started for the comparison.</summary>
    public required FaultInjectionOptions FaultInjection { get; init; }

    /// <summary>Whose certificates are trusted, besides that of a server that is started. Default: those that the system trusts.</summary>
    public TrustOptions Trust { get; init; } = new();

    /// <summary>The versions of HTTP, ascending; empty for 1.1, and for a peer's own. Default: empty.</summary>
    public IReadOnlyList<string> HttpVersions { get; init; } = [];

    /// <summary>The strategies, with their names in the table.</summary>
    public required IReadOnlyList<(string Name, DownloaderEntry Entry)> Strategies { get; init; }

    /// <summary>The bounds of a sweep, ascending; empty for each strategy's default.</summary>
    public required IReadOnlyList<int> Bounds { get; init; }

    /// <summary>The number of rounds; null for as many as the time allows.</summary>
    public required int? Rounds { get; init; }

    /// <summary>Other programs.</summary>
    public required IReadOnlyList<PeerTemplate> Peers { get; init; }

    /// <summary>The names of peers that are not installed.</summary>
    public required IReadOnlyList<string> MissingPeers { get; init; }

    /// <summary>How awaiting strategies save files; null for their default.</summary>
    public required SaveMode? Save { get; init; }

    /// <summary>The time limit of an attempt.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The number of attempts after a transient failure.</summary>
    public required int Retries { get; init; }

    /// <summary>The largest file accepted, in bytes; null for the default of <c>flags download</c>.</summary>
    public required long? MaxContentBytes { get; init; }

    /// <summary>Whether to ask for each country's name, and save the flag under it.</summary>
    public required bool WithNames { get; init; }

    /// <summary>The files of saved runs to show, or a list of addresses; empty for flags.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The folder that keeps the files of every run; null for a temporary one.</summary>
    public required string? Output { get; init; }

    /// <summary>The assertions to check.</summary>
    public required IReadOnlyList<Assertion> Assertions { get; init; }

    /// <summary>The files to write.</summary>
    public required CompareFiles Files { get; init; }

    /// <summary>Whether to print a JSON document instead of the table.</summary>
    public required bool Json { get; init; }

    /// <summary>Whether to compare two saved comparisons with each other. Default: false.</summary>
    public bool Diff { get; init; }

    /// <summary>Whether to print all tables with all columns. Default: false.</summary>
    public bool Details { get; init; }

    /// <summary>Whether to draw a waterfall of each contender under the table.</summary>
    public required bool Timeline { get; init; }

    /// <summary>How to show progress. Default: a bar or lines, as the terminal allows.</summary>
    public ProgressChoice Progress { get; init; }

    /// <summary>Whether to show no progress.</summary>
    public required bool Quiet { get; init; }

    /// <summary>Whether to ask first what the user expects. Default: no.</summary>
    public bool Predict { get; init; }

    /// <summary>The same for a list.</summary>
    /// <param name="list">The addresses.</param>
    public ComparisonOptions WithList(AddressSelection list)
    {
        var options = this with { List = list };
        return options.AsksOthers && Bounds.Count == 0
            ? options with { Limits = Limits with { MaxPerHost = Limits.MaxPerHost ?? MaxPerForeignHost } }
            : options;
    }
}
