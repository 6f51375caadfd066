using FlagsDownloader.Printing;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Reports;

/// <summary>Reports the results of a run in the case study's words, and its errors by cause.</summary>
internal static class FinalReport
{
    /// <param name="output">Receives the lines.</param>
    /// <param name="report">The run.</param>
    /// <param name="noun">What the files are called: <c>flag</c>.</param>
    public static void Write(TextWriter output, DownloadReport report, string noun)
    {
        WriteTally(output, report.Tally, noun);
        output.WriteLine($"Elapsed time: {report.Elapsed.TotalSeconds:0.00}s");
    }

    /// <summary>Writes the number of items by outcome.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="tally">The counts.</param>
    /// <param name="noun">What the files are called: <c>flag</c>.</param>
    public static void WriteTally(TextWriter output, DownloadTally tally, string noun)
    {
        output.WriteLine(new string('-', 20));
        output.WriteLine($"{tally.Ok,3} {noun}{Plural.Ending(tally.Ok)} downloaded.");
        if (tally.Unchanged > 0)
        {
            output.WriteLine($"{tally.Unchanged,3} unchanged.");
        }

        if (tally.NotFound > 0)
        {
            output.WriteLine($"{tally.NotFound,3} not found.");
        }

        if (tally.Errors > 0)
        {
            output.WriteLine($"{tally.Errors,3} error{Plural.Ending(tally.Errors)}.");
        }

        if (tally.Cancelled > 0)
        {
            output.WriteLine($"{tally.Cancelled,3} not downloaded: interrupted.");
        }
    }

    /// <summary>Writes a line for each cause of errors: number, message, phase, and items.</summary>
    /// <inheritdoc cref="Write"/>
    public static void WriteErrors(TextWriter output, DownloadReport report, string noun)
    {
        var causes = report.Outcomes
            .Where(outcome => outcome.Error is not null)
            .GroupBy(outcome => (outcome.Error!.Phase, outcome.Error.Cause, Text: outcome.Error.Message, outcome.Error.Peer))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key.Text, StringComparer.Ordinal);

        foreach (var cause in causes)
        {
            var labels = cause.Select(outcome => outcome.Label).Order(StringComparer.Ordinal).ToList();
            var line = FailureGroup.Describe(labels, cause.Key.Text, cause.Key.Phase.ToString().ToLowerInvariant());
            output.WriteLine($"{line}{PrintableText.Line(HintFor(cause.First().Error!))}");
        }

        if (report.ManifestError is { } error)
        {
            output.WriteLine($"flags: the next run downloads all {noun}s again, because the manifest was not saved: {PrintableText.Line(error.Message)}");
        }
    }

    private static string HintFor(DownloadError error) => (error.Cause, error.Peer) switch
    {
        (DownloadCause.ConnectionRefused or DownloadCause.ConnectionFailed or DownloadCause.HostNotFound, DownloadPeer.Proxy) =>
            " - http_proxy, https_proxy or all_proxy names it, and no_proxy the hosts that need none",
        (DownloadCause.ConnectionRefused, DownloadPeer.Site) => " - is the server running? 'flags serve' starts one",
        (DownloadCause.HostNotFound, DownloadPeer.Site) => " - check the address given with -s",
        (DownloadCause.TlsFailed, _) when IsUntrustedRoot(error) =>
            " - if you trust its authority, give a PEM file with its certificate to --cacert",
        (DownloadCause.ContentTooLarge, _) => " - allow more with --max-size",
        (DownloadCause.CircuitOpen, _) =>
            " - try again later: --failures FILE and then --retry-from FILE download only these",
        _ => "",
    };

    private static bool IsUntrustedRoot(DownloadError error) =>
        error.Message.Contains("UntrustedRoot", StringComparison.Ordinal) || error.Message.Contains("PartialChain", StringComparison.Ordinal);
}
