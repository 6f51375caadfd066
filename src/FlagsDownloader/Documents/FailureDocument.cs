using FlagsDownloader.Printing;

namespace FlagsDownloader.Documents;

/// <summary>An item that was not downloaded: a line of the file that `--failures` writes and `--retry-from` reads.</summary>
/// <remarks>
/// There is one document on each line (JSON Lines): lines can be counted, searched, filtered with `jq` or `grep`, and several files
/// can be concatenated, and the result is such a file again.
/// </remarks>
/// <param name="Code">The country's code, and the number of the copy if it was requested more than once: <c>BR</c>, <c>BR#2</c>.</param>
/// <param name="Url">The requested address.</param>
/// <param name="Site">
/// The site's label. An item of LOCAL, DELAY or ERROR is retried at the server that has this label then, because a server that was
/// started for the run ended with it.
/// </param>
/// <param name="WithNames">Whether the file was to be named after the country.</param>
/// <param name="Phase">The step that failed; null if the run was interrupted before the item was done.</param>
/// <param name="Cause">The kind of failure, or <c>interrupted</c>.</param>
/// <param name="Message">One line for a person.</param>
/// <param name="HttpStatus">The server's status code if it is the failure; null otherwise.</param>
/// <param name="Attempts">The number of HTTP requests.</param>
public sealed record FailureDocument(
    string Code,
    string Url,
    string Site,
    bool WithNames,
    string? Phase,
    string Cause,
    string Message,
    int? HttpStatus,
    int Attempts)
{
    private const string Interrupted = "interrupted";

    /// <summary>Creates documents of the failed items of a run, and of those that were not reached, in the order in which they were requested.</summary>
    /// <param name="report">The run.</param>
    /// <param name="site">The label of its site.</param>
    public static IEnumerable<FailureDocument> From(Results.DownloadReport report, string site)
    {
        var outcomes = report.Outcomes.ToDictionary(outcome => outcome.Label, StringComparer.Ordinal);
        foreach (var item in report.Items)
        {
            var outcome = outcomes[item.Label];
            if (outcome.Status is not (Results.DownloadStatus.Error or Results.DownloadStatus.Cancelled))
            {
                continue;
            }

            yield return new FailureDocument(
                item.Label,
                item.Address.AbsoluteUri,
                site,
                item.Naming is not null,
                outcome.Error is { } error ? DocumentFormat.SnakeCase(error.Phase) : null,
                outcome.Error is { } failure ? DocumentFormat.SnakeCase(failure.Cause) : Interrupted,
                outcome.Error?.Message ?? "not downloaded: the run was interrupted",
                outcome.Error?.HttpStatus,
                outcome.Timeline.Attempts);
        }
    }
}
