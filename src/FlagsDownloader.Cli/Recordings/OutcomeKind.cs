using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Recordings;

/// <summary>The kinds of outcomes of a recording, as its document names them.</summary>
internal static class OutcomeKind
{
    /// <summary>A status and its whole content.</summary>
    public const string Answer = "answer";

    /// <summary>The connection was reset or closed before an answer.</summary>
    public const string Reset = "reset";

    /// <summary>The connection was reset in the content.</summary>
    public const string ResetBody = "reset_body";

    /// <summary>The connection was closed before the content was whole.</summary>
    public const string Cut = "cut";

    /// <summary>No answer came in time.</summary>
    public const string Stall = "stall";

    /// <summary>The content stopped, and did not go on in time.</summary>
    public const string StallBody = "stall_body";

    /// <summary>There was no connection: no such host, refused, not in time, or not trusted.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The answer was not HTTP, or exceeded its limits.</summary>
    public const string BadAnswer = "bad_answer";

    /// <summary>The kind of a sample.</summary>
    public static string Of(ResponseSample sample) => sample switch
    {
        { HttpStatus: not null } => Answer,
        { Error.Phase: <= DownloadPhase.Tls } => Unreachable,
        { Error: { Cause: DownloadCause.TimedOut, Phase: DownloadPhase.Body } } => StallBody,
        { Error.Cause: DownloadCause.TimedOut } => Stall,
        { Error.Cause: DownloadCause.ContentCut } => Cut,
        { Error: { Cause: DownloadCause.ConnectionFailed, Phase: DownloadPhase.Body } } => ResetBody,
        { Error.Cause: DownloadCause.ConnectionFailed } => Reset,
        _ => BadAnswer,
    };
}
