using FlagsDownloader.Printing;

namespace FlagsDownloader.Documents;

/// <summary>An item that was not downloaded: a line of the file that `--failures` writes and `--retry-from` reads.</summary>
/// <remarks>
/// One document a line (JSON Lines), not one for all: lines can be counted, searched, filtered with `jq` or `grep`, and several
/// files put together, and what comes out is such a file again.
/// </remarks>
/// <param name="Code">The country's code, and which copy of it where it was asked for more than once: <c>BR</c>, <c>BR#2</c>.</param>
/// <param name="Url">Where it was asked for.</param>
/// <param name="Site">
/// The site's label. An item of LOCAL, DELAY or ERROR is retried at whatever server then stands for that label: one
/// that was started for the run has ended with it.
/// </param>
/// <param name="WithNames">Whether the file was to be named after the country.</param>
/// <param name="Phase">The step that failed; null where the run was interrupted before the item was done.</param>
/// <param name="Cause">The kind of failure, or <c>interrupted</c>.</param>
/// <param name="Message">One line for a person.</param>
/// <param name="HttpStatus">The server's status code where it is the failure; null otherwise.</param>
/// <param name="Attempts">HTTP requests made.</param>
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

    /// <summary>The items of a run that failed, and those that it did not come to; in the order in which they were asked for.</summary>
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
