using FlagsDownloader.Printing;

namespace FlagsDownloader.Results;

/// <summary>An expected failure as a value: its phase, its cause, and a message.</summary>
/// <param name="Phase">The step that failed.</param>
/// <param name="Cause">The kind of failure.</param>
/// <param name="Message">One line for a person, e.g. <c>HTTP error 418 - I'm a teapot</c>.</param>
/// <param name="HttpStatus">The server's status code if it is the failure; null otherwise.</param>
public sealed record DownloadError(DownloadPhase Phase, DownloadCause Cause, string Message, int? HttpStatus = null)
{
    // Long enough for a line of a report.
    private const int MaxCharacters = 300;

    /// <summary>One line for a person. Text from a server in it can neither move a terminal's cursor nor fill its screen.</summary>
    public string Message { get; init => field = MakePrintable(value); } = MakePrintable(Message);

    /// <summary>The endpoint at which it happened, if the message names one. Default: that of the requested site.</summary>
    public DownloadPeer Peer { get; init; }

    private static string MakePrintable(string message) =>
        PrintableText.Line(message.Length <= MaxCharacters ? message : $"{message[..MaxCharacters]}…");
}
