using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Options;

/// <summary>The options of `flags record`, parsed and checked.</summary>
internal sealed record RecordOptions
{
    /// <summary>So many requests for each address.</summary>
    public const int DefaultSamples = 5;

    /// <summary>The most requests for each address.</summary>
    public const int MaxSamples = 1000;

    /// <summary>So many requests at once.</summary>
    public const int DefaultBound = 4;

    /// <summary>So many requests at once to one host.</summary>
    public const int DefaultMaxPerHost = 2;

    /// <summary>The addresses, each once; at least one.</summary>
    public required IReadOnlyList<DownloadItem> Items { get; init; }

    /// <summary>The file that lists the addresses; null where they are arguments.</summary>
    public required string? Input { get; init; }

    /// <summary>The number of requests for each address. Default: 5.</summary>
    public int Samples { get; init; } = DefaultSamples;

    /// <summary>The most requests at once. Default: 4.</summary>
    public int Bound { get; init; } = DefaultBound;

    /// <summary>The most requests at once to one host, which is a name and a port. Default: 2.</summary>
    public int MaxPerHost { get; init; } = DefaultMaxPerHost;

    /// <summary>The most requests that begin in a second; null for no limit. Default: null.</summary>
    public double? RequestRate { get; init; }

    /// <summary>What the program calls itself; null for its own name. Default: null.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Whose certificates are trusted. Default: those that the system trusts.</summary>
    public TrustOptions Trust { get; init; } = new();

    /// <summary>The version of HTTP: 1.1 or 2.0. Default: 1.1.</summary>
    public Version HttpVersion { get; init; } = System.Net.HttpVersion.Version11;

    /// <summary>The time in which nothing arrives, after which a request has failed.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Whether hosts and paths are replaced by numbers. Default: false, only queries are.</summary>
    public bool HidesAddresses { get; init; }

    /// <summary>Whether hosts other than this machine may be asked. Default: false.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether to show no progress and no report. Default: false.</summary>
    public bool Quiet { get; init; }

    /// <summary>The file of the recording.</summary>
    public required string Output { get; init; }

    /// <summary>The number of requests.</summary>
    public long RequestCount => (long)Items.Count * Samples;
}
