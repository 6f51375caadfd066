using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Comparison.Assertions;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Options;

/// <summary>What `flags compare` was asked to do, read and checked.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>The countries, sorted.</summary>
    public required IReadOnlyList<CountryCode> Codes { get; init; }

    /// <summary>How often each is asked for. Default: 1.</summary>
    public required int Repeat { get; init; }

    /// <summary>Where from.</summary>
    public required FlagSite Site { get; init; }

    /// <summary>Delays and faults of the server that is started for the comparison.</summary>
    public required FaultInjectionOptions FaultInjection { get; init; }

    /// <summary>The strategies, by the names that the table has for them.</summary>
    public required IReadOnlyList<(string Name, DownloaderEntry Entry)> Strategies { get; init; }

    /// <summary>The bounds of a sweep, ascending; empty for each strategy's default.</summary>
    public required IReadOnlyList<int> Bounds { get; init; }

    /// <summary>How many rounds; null for as many as the time allows.</summary>
    public required int? Rounds { get; init; }

    /// <summary>Other programs.</summary>
    public required IReadOnlyList<PeerTemplate> Peers { get; init; }

    /// <summary>Programs that were asked for by name and are not installed.</summary>
    public required IReadOnlyList<string> MissingPeers { get; init; }

    /// <summary>Where awaiting strategies write files; null for their default.</summary>
    public required SaveMode? Save { get; init; }

    /// <summary>Time for one attempt.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Further attempts after a failure that may pass.</summary>
    public required int Retries { get; init; }

    /// <summary>The largest file accepted, in bytes.</summary>
    public required int MaxContentBytes { get; init; }

    /// <summary>Ask for the country's name, and save under it.</summary>
    public required bool WithNames { get; init; }

    /// <summary>Saved runs to show instead of making new ones; empty for a comparison.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>A folder that keeps every run's files; null for one that goes at the end.</summary>
    public required string? Output { get; init; }

    /// <summary>What has to be true.</summary>
    public required IReadOnlyList<Assertion> Assertions { get; init; }

    /// <summary>Files to write.</summary>
    public required CompareFiles Files { get; init; }

    /// <summary>One JSON document on stdout, instead of the table.</summary>
    public required bool Json { get; init; }

    /// <summary>A waterfall of each contender under the table.</summary>
    public required bool Timeline { get; init; }

    /// <summary>How to show that the comparison goes on. Default: a bar or lines, as the terminal allows.</summary>
    public ProgressChoice Progress { get; init; }

    /// <summary>No progress.</summary>
    public required bool Quiet { get; init; }
}
