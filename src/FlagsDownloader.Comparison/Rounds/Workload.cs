using FlagsDownloader.Items;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>What a run downloads: flags of a site, or a list of addresses.</summary>
public abstract record Workload
{
    /// <summary>The PEM file of the certificate authorities to trust; null for the system's. Default: null.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Whether any certificate is accepted. Default: false.</summary>
    public bool AcceptsAnyCertificate { get; init; }

    /// <summary>The number of requested files.</summary>
    public abstract int Count { get; }

    /// <summary>The items, in the order in which every contender requests them.</summary>
    public abstract IReadOnlyList<DownloadItem> Items { get; }

    /// <summary>The different files among the items.</summary>
    public abstract IReadOnlyList<RequestedFile> Files { get; }

    /// <summary>Whether all hosts are this machine, which is reached without a proxy.</summary>
    public abstract bool IsLoopback { get; }

    /// <summary>Whether requests carry headers of the user's own. Their values may be secret.</summary>
    public virtual bool HasHeaders => false;

    /// <summary>Whether content may differ from one request to the next. The server of flags says what it sends.</summary>
    public virtual bool MayChange => false;

    /// <summary>The workload that warms a contender up: as many files as its bound, each once.</summary>
    /// <param name="bound">The contender's bound.</param>
    public abstract Workload WarmUp(int bound);

    /// <summary>Writes what <c>flags download</c> reads, and returns the arguments that say what to download.</summary>
    /// <param name="folder">The folder of the run.</param>
    public abstract IReadOnlyList<string> WriteArguments(RunFolder folder);
}
