using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Tests.Analysis;

/// <summary>Documents of invented runs.</summary>
internal static class Documents
{
    public static readonly DateTimeOffset Start = new(2031, 5, 7, 12, 0, 0, TimeSpan.Zero);

    public static RunDocument Create(double elapsedSeconds, int bound, params OutcomeDocument[] outcomes) =>
        Create(elapsedSeconds, bound, withNames: false, outcomes);

    public static RunDocument Create(double elapsedSeconds, int bound, bool withNames, params OutcomeDocument[] outcomes) => new(
        RunDocument.CurrentSchemaVersion,
        "flags 0.1.0",
        "threadpool",
        Awaits: false,
        Start,
        new RunOptionsDocument(
            "LOCAL", "http://localhost:8000/flags", false, outcomes.Length, 1, bound, bound, "inline", "downloaded", 10, 3, withNames),
        outcomes,
        Interrupted: false,
        new TotalsDocument(outcomes.Length, 0, 0, 0, 0),
        elapsedSeconds,
        PeakThreads: 12,
        PeakMemoryBytes: 45_000_000,
        CpuSeconds: 0.1);

    /// <summary>
    /// An item with the times of its steps, from admitted to finished; null for one that was not reached. Its connection is there when
    /// the request is sent.
    /// </summary>
    public static OutcomeDocument Outcome(int index, double? delay, params double?[] steps) => new(
        $"A{index}",
        index,
        $"http://localhost:8000/flags/a{index}",
        "ok",
        Bytes: 1,
        Attempts: 1,
        File: null,
        Error: null,
        delay,
        new StepsDocument<double?>(steps[0], steps[1], steps[2], null, steps[3], steps[3], steps[4], steps[5], steps[6], steps[7], steps[8]),
        new StepsDocument<double?>(DownloadSteps.All.Select(_ => (double?)null)),
        new StepsDocument<int?>(DownloadSteps.All.Select(_ => (int?)1)));
}
