using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Formats;
using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Options;

/// <summary>The options of `flags download`, parsed and checked.</summary>
internal sealed record DownloadOptions
{
    /// <summary>The countries, sorted; none where there are addresses.</summary>
    public required IReadOnlyList<CountryCode> Codes { get; init; }

    /// <summary>Addresses to download instead of flags; null for flags. Default: null.</summary>
    public AddressSelection? Addresses { get; init; }

    /// <summary>What flags have to be, where something else than a GIF is expected. Default: null, a GIF.</summary>
    public ContentFormat? Expect { get; init; }

    /// <summary>Headers of every request to the site; addresses have their own. Default: none.</summary>
    public IReadOnlyList<RequestHeader> Headers { get; init; } = [];

    /// <summary>What the program calls itself; null for its own name. Default: null.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Whose certificates are trusted. Default: those that the system trusts.</summary>
    public TrustOptions Trust { get; init; } = new();

    /// <summary>The version of HTTP: 1.1, or 2.0 with a strategy that awaits. Default: 1.1.</summary>
    public Version HttpVersion { get; init; } = System.Net.HttpVersion.Version11;

    /// <summary>The most requests at once to one host; null for as many as the bound. Default: null.</summary>
    public int? MaxPerHost { get; init; }

    /// <summary>The most requests that begin in a second; null for no limit. Default: null.</summary>
    public double? RequestRate { get; init; }

    /// <summary>Whether parts of files that an earlier run left are continued. Default: false.</summary>
    public bool Continue { get; init; }

    /// <summary>The items of an earlier run to download; null for those of the codes. Default: null.</summary>
    public RetryList? Retry { get; init; }

    /// <summary>The part of the list that is downloaded; null for all of it. Default: null.</summary>
    public ShardSelection? Shard { get; init; }

    /// <summary>The number of requests for each flag. Default: 1.</summary>
    public required int Repeat { get; init; }

    /// <summary>The site to download flags from; not used where there are addresses.</summary>
    public required FlagSite Site { get; init; }

    /// <summary>Delays and faults of an embedded server. Without any, a server that already listens is used.</summary>
    public required FaultInjectionOptions FaultInjection { get; init; }

    /// <summary>The strategy.</summary>
    public required DownloaderEntry Strategy { get; init; }

    /// <summary>The maximum of concurrent requests that was asked for; null for the strategy's default.</summary>
    public required int? RequestedBound { get; init; }

    /// <summary>
    /// The maximum of concurrent requests: at most the strategy's maximum, the number of requests, and what the limits let through.
    /// </summary>
    public int Bound => Math.Min(Strategy.BoundFor(RequestedBound, ItemCount), LimitedBound);

    private int LimitedBound => new RequestLimits(MaxPerHost, RequestRate).MaxBound(HostCount, Timeout);

    private int HostCount => Math.Max(1, Addresses?.Summary.Hosts.Count ?? 1);

    /// <summary>The number of files to download.</summary>
    public int ItemCount => Shard?.ItemCount ?? Addresses?.Items.Count ?? Codes.Count * Repeat;

    /// <summary>What the files are called in reports: <c>flag</c> or <c>file</c>.</summary>
    public string Noun => Addresses is null ? "flag" : "file";

    /// <summary>How files are saved; only for awaiting strategies.</summary>
    public required SaveMode Save { get; init; }

    /// <summary>The folder for the files.</summary>
    public required string Output { get; init; }

    /// <summary>The time limit of an attempt; for addresses, of the time in which nothing arrives.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The number of attempts after a transient failure.</summary>
    public required int Retries { get; init; }

    /// <summary>The largest file accepted, in bytes. Default: 10 MiB.</summary>
    public long MaxContentBytes { get; init; } = FlagClientDefaults.MaxContentBytes;

    /// <summary>The file for the list of flags that were not downloaded; null for none. Default: null.</summary>
    public string? Failures { get; init; }

    /// <summary>Whether to ask for each country's name, and save the flag under it.</summary>
    public required bool WithNames { get; init; }

    /// <summary>Whether to ask only for flags that changed since the folder's manifest. Default: false.</summary>
    public bool Update { get; init; }

    /// <summary>How to show progress. Default: a bar or lines, as the terminal allows. Verbose and Quiet exclude Bar and Lines.</summary>
    public ProgressChoice Progress { get; init; }

    /// <summary>Whether to print a line for each flag instead of the progress bar.</summary>
    public required bool Verbose { get; init; }

    /// <summary>Whether to show no progress.</summary>
    public required bool Quiet { get; init; }

    /// <summary>Whether to print a JSON document instead of the report.</summary>
    public required bool Json { get; init; }
}
