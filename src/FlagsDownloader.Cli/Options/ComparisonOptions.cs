using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Comparison.Assertions;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Options;

/// <summary>The options of `flags compare`, parsed and checked.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>The countries, sorted.</summary>
    public required IReadOnlyList<CountryCode> Codes { get; init; }

    /// <summary>The number of requests for each flag. Default: 1.</summary>
    public required int Repeat { get; init; }

    /// <summary>The site to download from.</summary>
    public required FlagSite Site { get; init; }

    /// <summary>Delays and faults of the server that is started for the comparison.</summary>
    public required FaultInjectionOptions FaultInjection { get; init; }

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

    /// <summary>The largest file accepted, in bytes.</summary>
    public required long MaxContentBytes { get; init; }

    /// <summary>Whether to ask for each country's name, and save the flag under it.</summary>
    public required bool WithNames { get; init; }

    /// <summary>The files of saved runs to show; empty for a new comparison.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The folder that keeps the files of every run; null for a temporary one.</summary>
    public required string? Output { get; init; }

    /// <summary>The assertions to check.</summary>
    public required IReadOnlyList<Assertion> Assertions { get; init; }

    /// <summary>The files to write.</summary>
    public required CompareFiles Files { get; init; }

    /// <summary>Whether to print a JSON document instead of the table.</summary>
    public required bool Json { get; init; }

    /// <summary>Whether to draw a waterfall of each contender under the table.</summary>
    public required bool Timeline { get; init; }

    /// <summary>How to show progress. Default: a bar or lines, as the terminal allows.</summary>
    public ProgressChoice Progress { get; init; }

    /// <summary>Whether to show no progress.</summary>
    public required bool Quiet { get; init; }
}
