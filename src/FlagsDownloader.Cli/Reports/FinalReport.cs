using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Reports;

/// <summary>What became of a run, in the case study's words; errors are then told cause by cause.</summary>
internal static class FinalReport
{
    private const int MostLabels = 5;

    public static void Write(TextWriter output, DownloadReport report)
    {
        var tally = report.Tally;
        output.WriteLine(new string('-', 20));
        output.WriteLine($"{tally.Ok,3} flag{Plural.Ending(tally.Ok)} downloaded.");
        if (tally.Unchanged > 0)
            output.WriteLine($"{tally.Unchanged,3} unchanged.");
        if (tally.NotFound > 0)
            output.WriteLine($"{tally.NotFound,3} not found.");
        if (tally.Errors > 0)
            output.WriteLine($"{tally.Errors,3} error{Plural.Ending(tally.Errors)}.");
        if (tally.Cancelled > 0)
            output.WriteLine($"{tally.Cancelled,3} not downloaded: interrupted.");
        output.WriteLine($"Elapsed time: {report.Elapsed.TotalSeconds:0.00}s");
    }

    /// <summary>A line for each cause of errors: how many, where, what, and which flags.</summary>
    public static void WriteErrors(TextWriter output, DownloadReport report)
    {
        var causes = report.Outcomes
            .Where(outcome => outcome.Error is not null)
            .GroupBy(outcome => (outcome.Error!.Phase, outcome.Error.Cause, Text: MessageOf(outcome)))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key.Text, StringComparer.Ordinal);

        foreach (var cause in causes)
        {
            var labels = cause.Select(outcome => outcome.Label).Order(StringComparer.Ordinal).ToList();
            var which = labels.Count <= MostLabels
                ? string.Join(", ", labels)
                : $"{string.Join(", ", labels.Take(MostLabels))} and {labels.Count - MostLabels} more";
            output.WriteLine($"flags: {labels.Count} x {cause.Key.Text} ({cause.Key.Phase.ToString().ToLowerInvariant()}): {which}{HintFor(cause.Key.Cause)}");
        }

        if (report.ManifestError is { } error)
            output.WriteLine($"flags: all will be downloaded again next time, for want of a manifest: {error.Message}");
    }

    // What concerns the whole server is told with the server's address.
    private static string MessageOf(DownloadOutcome outcome) => outcome.Error!.Cause switch
    {
        DownloadCause.HostNotFound or DownloadCause.ConnectionRefused or DownloadCause.ConnectionFailed or DownloadCause.TlsFailed
            or DownloadCause.CircuitOpen =>
            $"{outcome.Error.Message} at {outcome.Address.GetLeftPart(UriPartial.Authority)}",
        _ => outcome.Error.Message,
    };

    private static string HintFor(DownloadCause cause) => cause switch
    {
        DownloadCause.ConnectionRefused => " - is the server running? 'flags serve' starts one",
        DownloadCause.HostNotFound => " - check the address given with -s",
        DownloadCause.ContentTooLarge => " - allow more with --max-size",
        DownloadCause.RedirectRefused => " - check the address given with -s",
        DownloadCause.CircuitOpen => " - ask again when it is well; --failures FILE and then --retry-from FILE ask for these alone",
        _ => "",
    };
}
