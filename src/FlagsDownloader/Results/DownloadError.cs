using FlagsDownloader.Printing;

namespace FlagsDownloader.Results;

/// <summary>An expected failure as a value: where it happened, why, and in words.</summary>
/// <param name="Phase">The step that failed.</param>
/// <param name="Cause">The kind of failure, the same for every item that failed alike.</param>
/// <param name="Message">One line for a person, e.g. <c>HTTP error 418 - I'm a teapot</c>.</param>
/// <param name="HttpStatus">The server's status code where it, or the redirect it stands for, is the failure.</param>
public sealed record DownloadError(DownloadPhase Phase, DownloadCause Cause, string Message, int? HttpStatus = null)
{
    // A line of a report is long enough with this.
    private const int MaxCharacters = 300;

    /// <summary>One line for a person: what a server put into it can neither move a terminal's cursor nor fill its screen.</summary>
    public string Message { get; init => field = MakePrintable(value); } = MakePrintable(Message);

    /// <summary>At whose endpoint it happened, where the message names one. Default: the site's that was asked for.</summary>
    public DownloadPeer Peer { get; init; }

    private static string MakePrintable(string message) =>
        PrintableText.Line(message.Length <= MaxCharacters ? message : $"{message[..MaxCharacters]}…");
}
