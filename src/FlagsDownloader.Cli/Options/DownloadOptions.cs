using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Options;

/// <summary>What `flags download` was asked to do, read and checked.</summary>
internal sealed record DownloadOptions
{
    /// <summary>The countries, sorted.</summary>
    public required IReadOnlyList<CountryCode> Codes { get; init; }

    /// <summary>The items to run again; null where the codes say what to download. Default: null.</summary>
    public RetryList? Retry { get; init; }

    /// <summary>How often each is asked for. Default: 1.</summary>
    public required int Repeat { get; init; }

    /// <summary>Where from.</summary>
    public required FlagSite Site { get; init; }

    /// <summary>Delays and faults of an embedded server. Without any, a server that already listens is used.</summary>
    public required FaultInjectionOptions FaultInjection { get; init; }

    /// <summary>How.</summary>
    public required DownloaderEntry Strategy { get; init; }

    /// <summary>Concurrent requests; null for the strategy's default.</summary>
    public required int? RequestedBound { get; init; }

    /// <summary>Concurrent requests as they will be: no more than the strategy can, and than there are flags to ask for.</summary>
    public int Bound => Strategy.BoundFor(RequestedBound, Codes.Count * Repeat);

    /// <summary>Where files are written; matters to awaiting strategies only.</summary>
    public required SaveMode Save { get; init; }

    /// <summary>The folder for the files.</summary>
    public required string Output { get; init; }

    /// <summary>Time for one attempt.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Further attempts after a failure that may pass.</summary>
    public required int Retries { get; init; }

    /// <summary>The largest file accepted, in bytes. Default: 10 MiB.</summary>
    public int MaxContentBytes { get; init; } = FlagClientDefaults.MaxContentBytes;

    /// <summary>The file for a list of what was not downloaded; null for none. Default: null.</summary>
    public string? Failures { get; init; }

    /// <summary>Ask for the country's name, and save under it.</summary>
    public required bool WithNames { get; init; }

    /// <summary>Ask only for what has changed, by the folder's manifest. Default: false.</summary>
    public bool Update { get; init; }

    /// <summary>How to show that the run goes on. Default: a bar or lines, as the terminal allows. Beside Verbose and Quiet only Auto and None make sense.</summary>
    public ProgressChoice Progress { get; init; }

    /// <summary>A line for each flag, instead of the progress bar.</summary>
    public required bool Verbose { get; init; }

    /// <summary>No progress.</summary>
    public required bool Quiet { get; init; }

    /// <summary>One JSON document on stdout, instead of the report.</summary>
    public required bool Json { get; init; }
}
