using System.Diagnostics;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Fuzzing.Chance;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>
/// Thousands of invalid responses, with every strategy, blocking and awaiting: nothing crashes or hangs, all files are complete GIFs, and
/// memory does not grow.
/// </summary>
/// <remarks>To repeat a case: <c>FUZZ_FIRST=17 FUZZ_RESPONSES=1</c>, with the seed of the failure in <c>FUZZ_SEED</c>.</remarks>
public sealed class HostileResponseTests(ITestOutputHelper output)
{
    private const int BatchSize = 200;
    private const int Bound = 64;
    private const int Neighbours = 8;
    // The order of the runs.
    private static readonly string[] Turns = ["eventloop", "threadpool", "whenall", "threadpool", "parallel", "channel"];

    // The sequential strategy and the one on the shared pool are slow, so they run seldom and with few cases.
    private static readonly (string Strategy, int Bound)[] SeldomTurns = [("sequential", 1), ("blockingpool", 8)];
    private const int Seldom = 20;

    // A generous limit: 2 kB kept for each response would exceed it. The server and its threads are in this process too.
    private const long MaxHeapGrowth = 32L << 20;
    private const long MaxWorkingSetGrowth = 256L << 20;

    // Known defects, so that others are still reported.
    private static readonly string[] Reported = [];

    [Fact]
    public void DownloadMany_OfAFewHostileAnswers_SavesWholePicturesOnlyAndAccountsForEachItem() => Run(Effort.Responses.Sample);

    [Fact]
    [SecondTier("20,000 answers take minutes; the other test takes 500")]
    public void DownloadMany_OfAHostileServer_SavesWholePicturesOnlyAndAccountsForEachItem() => Run(Effort.Responses.Others);

    private void Run(IReadOnlyList<int> numbers)
    {
        var findings = new Findings(Reported);
        var batches = numbers.Chunk(BatchSize).ToList();
        var (ok, notFound, errors) = (0, 0, 0);
        (long Heap, long WorkingSet)? early = null;
        for (var index = 0; index < batches.Count; index++)
        {
            var (strategy, bound) = index % Seldom == 3 ? SeldomTurns[index / Seldom % SeldomTurns.Length] : (Turns[index % Turns.Length], Bound);
            var cases = batches[index].Select(number => HostileCase.Of(Effort.Seed, number)).ToList();
            // In every third run, some cases share connections, so that bytes after a response reach the next one.
            var tally = new HostileBatch(cases, DownloaderCatalog.Find(strategy)!, bound, sharing: index % 3 == 2 ? Neighbours : 1, findings).Run();
            (ok, notFound, errors) = (ok + tally.Ok, notFound + tally.NotFound, errors + tally.Errors);
            // After a quarter, every strategy has run and all one-time allocations are done.
            if (index == batches.Count / 4)
            {
                early = Memory();
            }
        }

        var late = Memory();
        output.WriteLine(
            $"seed {Effort.Seed}: {numbers.Count} responses, {ok} saved, {notFound} not found, {errors} errors; "
            + $"managed heap {early?.Heap >> 20} MB after a quarter, {late.Heap >> 20} MB at the end; "
            + $"working set {early?.WorkingSet >> 20} MB, {late.WorkingSet >> 20} MB\n{findings.Reported}");
        findings.AssertNone();
        Assert.Equal(numbers.Count, ok + notFound + errors);
        if (numbers.Count < Seldom * BatchSize)
        {
            return;
        }
        // A client that refuses everything would pass the checks above. The minimum is far below the seventh that an idle machine
        // saves: on a busy one, most attempts exceed their timeout of 0.2 s.
        Assert.InRange(ok, numbers.Count / 500, numbers.Count / 2);
        Assert.InRange(late.Heap - early!.Value.Heap, long.MinValue, MaxHeapGrowth);
        Assert.InRange(late.WorkingSet - early.Value.WorkingSet, long.MinValue, MaxWorkingSetGrowth);
    }

    private static (long Heap, long WorkingSet) Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
    }
}
