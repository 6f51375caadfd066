using FlagsDownloader.Documents;

namespace FlagsDownloader.Cli.Merges;

/// <summary>What `flags merge` reads of a <see cref="RunDocument"/>. Its properties are described there.</summary>
internal sealed record ShardRunDocument
{
    public int SchemaVersion { get; init; }

    public string? Strategy { get; init; }

    public RunOptionsDocument? Options { get; init; }

    public ShardOutcomes? Outcomes { get; init; }

    public bool Interrupted { get; init; }

    public TotalsDocument? Totals { get; init; }

    public double ElapsedSeconds { get; init; }

    public double CpuSeconds { get; init; }

    public ShardDocument? Shard { get; init; }
}
