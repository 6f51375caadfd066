namespace FlagsDownloader.Downloaders;

/// <summary><see cref="Parallel"/>.ForEachAsync: as many loops over the items as there are slots, on .NET's shared pool.</summary>
public sealed class ParallelDownloader : IDownloader
{
    /// <inheritdoc/>
    public void DownloadMany(DownloadRun run)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = run.Bound };
        Parallel.ForEachAsync(
            run.Items,
            options,
            async (item, _) => run.Report(await run.DownloadOneAsync(item, Task.Run))).GetAwaiter().GetResult();
    }
}
