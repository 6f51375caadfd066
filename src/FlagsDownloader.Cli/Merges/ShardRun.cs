using System.Text.Json;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Documents;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Merges;

/// <summary>What is added up of the run of a shard. The outcomes of a million items are not kept.</summary>
/// <param name="File">The file of the run's document, as the user wrote it.</param>
/// <param name="Shard">The shard.</param>
/// <param name="Options">The options of the run.</param>
/// <param name="Interrupted">Whether it was interrupted.</param>
/// <param name="Totals">The number of items by outcome.</param>
/// <param name="Causes">The failed items by cause.</param>
/// <param name="ElapsedSeconds">The time of the run.</param>
/// <param name="CpuSeconds">Its processor time.</param>
internal sealed record ShardRun(
    string File,
    ShardDocument Shard,
    RunOptionsDocument Options,
    bool Interrupted,
    TotalsDocument Totals,
    IReadOnlyList<FailureGroup> Causes,
    double ElapsedSeconds,
    double CpuSeconds)
{
    // A year, on a hundred thousand processors.
    private const double MaxSeconds = 3e12;

    private const string Expected = "give the output of 'flags download --shard I/N --json'";

    /// <summary>Where the files are, the same for all shards of a list. A server of LOCAL, DELAY or ERROR may have another address in each.</summary>
    public string Site => Options.Site == FlagSite.UrlLabel ? $"{Options.Address}" : Options.Site;

    /// <summary>The number of items.</summary>
    public long ItemCount => (long)Totals.Ok + Totals.Unchanged + Totals.NotFound + Totals.Error + Totals.Cancelled;

    /// <summary>Reads a run's document.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="file">The name of the file.</param>
    /// <exception cref="FormatException">It is none, or not one of a shard.</exception>
    public static ShardRun Read(Stream stream, string file)
    {
        var run = ReadDocument(stream);
        if (run is not { Strategy: not null, Options: not null, Outcomes: not null, Totals: not null } || !run.Outcomes.AreSound)
        {
            throw new FormatException($"'{file}' is not a run: {Expected}");
        }

        if (run.SchemaVersion != RunDocument.CurrentSchemaVersion)
        {
            throw new FormatException($"'{file}' has schema_version {run.SchemaVersion}, this program reads {RunDocument.CurrentSchemaVersion}: use the version that wrote it");
        }

        if (run.Shard is not { } shard)
        {
            throw new FormatException($"'{file}' is the run of a whole list, not of a shard: {Expected}");
        }

        var read = new ShardRun(
            file, shard, run.Options, run.Interrupted, run.Totals, run.Outcomes.Causes, run.ElapsedSeconds, run.CpuSeconds);
        return read.IsSound && run.Outcomes.Taken + run.Totals.Cancelled == read.ItemCount
            ? read
            : throw new FormatException($"'{file}' is not as a run wrote it: {Expected}");
    }

    private bool IsSound =>
        Shard is { List: not null, Failures: not null, Count: >= 1 and <= FlagsDownloader.Items.Shard.MaxCount, Index: >= 1 } && Shard.Index <= Shard.Count
        && Shard.Failures.All(failure => failure is { Code: not null, Url: not null })
        && Options.Site is not null
        && Totals is { Ok: >= 0, Unchanged: >= 0, NotFound: >= 0, Error: >= 0, Cancelled: >= 0, Bytes: >= 0 }
        && ItemCount <= Shard.ListSize
        && ElapsedSeconds is >= 0 and <= MaxSeconds && CpuSeconds is >= 0 and <= MaxSeconds
        && Shard.Failures.Count == Totals.Error + Totals.Cancelled;

    private static ShardRunDocument? ReadDocument(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize(stream, ShardRunDocumentJson.Readable.ShardRunDocument);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half a surrogate pair.
            return null;
        }
    }
}
