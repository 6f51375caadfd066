using FlagsDownloader.Formats;
using FlagsDownloader.Printing;
using FlagsDownloader.Results;

namespace FlagsDownloader.Documents;

/// <summary>An item that was not downloaded: a line of the file that `--failures` writes and `--retry-from` reads.</summary>
/// <remarks>
/// There is one document on each line (JSON Lines): lines can be counted, searched, filtered with `jq` or `grep`, and several files
/// can be concatenated, and the result is such a file again.
/// </remarks>
/// <param name="Code">
/// The country's code, and the number of the copy if it was requested more than once: <c>BR</c>, <c>BR#2</c>. For the user's own
/// addresses, the address in the same way.
/// </param>
/// <param name="Url">The requested address.</param>
/// <param name="Site">
/// The site's label; <c>LIST</c> for the user's own addresses. An item of LOCAL, DELAY or ERROR is retried at the server that has this label then, because a server that was
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
    /// <summary>The site of the user's own addresses.</summary>
    public const string ListSite = "LIST";

    private const string Interrupted = "interrupted";

    /// <summary>The name of the file; null for flags, whose code and <see cref="WithNames"/> give it.</summary>
    public string? File { get; init; }

    /// <summary>What the content has to be: <c>png</c>; null for flags.</summary>
    public string? Expect { get; init; }

    /// <summary>The expected SHA-256 in hexadecimal digits; null where none is known.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The expected size in bytes; null where none is known.</summary>
    public long? Size { get; init; }

    /// <summary>Creates documents of the failed flags, and of those that were not reached, in the order in which they were requested.</summary>
    /// <param name="outcomes">Final outcomes of a run, or of a part of it.</param>
    /// <param name="site">The label of its site.</param>
    public static IEnumerable<FailureDocument> FromFlags(IEnumerable<DownloadOutcome> outcomes, string site) =>
        Failures(outcomes).Select(failure => Describe(failure, site));

    /// <summary>Creates documents of the user's own addresses in the same way. Headers, which may be secrets, are not in them.</summary>
    /// <param name="outcomes">Final outcomes of a run, or of a part of it.</param>
    /// <param name="expect">What the content has to be.</param>
    public static IEnumerable<FailureDocument> FromAddresses(IEnumerable<DownloadOutcome> outcomes, ContentFormat expect) =>
        Failures(outcomes).Select(failure => Describe(failure, ListSite) with
        {
            File = failure.Item.FileName,
            Expect = ContentFormats.NameOf(expect),
            Sha256 = failure.Item.Sha256,
            Size = failure.Item.Size,
        });

    private static IEnumerable<DownloadOutcome> Failures(IEnumerable<DownloadOutcome> outcomes) => outcomes
        .Where(outcome => outcome.Status is DownloadStatus.Error or DownloadStatus.Cancelled)
        .OrderBy(outcome => outcome.Index);

    private static FailureDocument Describe(DownloadOutcome outcome, string site) => new(
        outcome.Label,
        outcome.Address.AbsoluteUri,
        site,
        outcome.Item.Naming is not null,
        outcome.Error is { } error ? DocumentFormat.SnakeCase(error.Phase) : null,
        outcome.Error is { } failure ? DocumentFormat.SnakeCase(failure.Cause) : Interrupted,
        outcome.Error?.Message ?? "not downloaded: the run was interrupted",
        outcome.Error?.HttpStatus,
        outcome.Timeline.Attempts);
}
