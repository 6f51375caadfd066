using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Reports;

/// <summary>Outcomes for the tests of reports.</summary>
internal static class Outcomes
{
    private static readonly FakeTime Time = new();

    public static DownloadOutcome Of(string label, DownloadStatus status, DownloadError? error = null) =>
        new(ItemOf(label), status, new Timeline(Time)) { Error = error };

    public static IEnumerable<DownloadOutcome> Many(int count, DownloadStatus status) =>
        Enumerable.Range(0, count).Select(number => Of($"{status}{number}", status));

    public static DownloadOutcome Failed(string label, DownloadPhase phase, DownloadCause cause, string message) =>
        Of(label, DownloadStatus.Error, new DownloadError(phase, cause, message));

    public static DownloadReport Report(double seconds, params IEnumerable<DownloadOutcome> outcomes)
    {
        IReadOnlyList<DownloadOutcome> all = [.. outcomes.Select((outcome, index) => outcome with { Index = index })];
        return new DownloadReport(
            DownloadTally.Compute(all),
            all,
            Bound: 5,
            DateTimeOffset.UnixEpoch,
            StartTimestamp: 1,
            TimeSpan.FromSeconds(seconds),
            new ResourceUsage(9, 50_000_000, TimeSpan.FromSeconds(1)));
    }

    private static DownloadItem ItemOf(string label) =>
        new(label, new Uri($"http://localhost:8000/flags/{label.ToLowerInvariant()}.gif"), $"{label}.gif", _ => null);
}
