namespace FlagsDownloader.Bench.Peers.Workloads;

/// <summary>All workloads, in the page's order.</summary>
internal static class WorkloadCatalog
{
    public static readonly IReadOnlyList<IWorkload> All =
    [
        new FilesWorkload("few", copies: 6, rounds: 15, wrkSeconds: 1)
        {
            OnFlagsServerToo = true,
            Goals = FilesGoals.Few,
        },
        new FilesWorkload("many", copies: 200, rounds: 5, wrkSeconds: 2)
        {
            Goals = FilesGoals.Many,
        },
        new WaitingWorkload(),
        new MemoryWorkload(),
        new StartWorkload(),
        new ServerWorkload(),
        new ConnectionsWorkload(),
        new LatenessWorkload(),
    ];
}
