namespace FlagsDownloader.Results;

/// <summary>The causes of failed downloads.</summary>
public enum DownloadCause
{
    /// <summary>The name of the host has no address.</summary>
    HostNotFound,

    /// <summary>No server listens at the address.</summary>
    ConnectionRefused,

    /// <summary>The connection could not be opened for another reason, or was lost.</summary>
    ConnectionFailed,

    /// <summary>There is no encrypted connection that can be trusted.</summary>
    TlsFailed,

    /// <summary>An attempt, or all of them together, took longer than allowed.</summary>
    TimedOut,

    /// <summary>
    /// The server responded with a status other than 200 and 404. Or the request was not sent, because the server told others with such
    /// a status to wait longer than the time that is left.
    /// </summary>
    HttpStatus,

    /// <summary>The response was not HTTP, or exceeded its limits.</summary>
    BadResponse,

    /// <summary>The server redirected the request more often than the limit.</summary>
    TooManyRedirects,

    /// <summary>The server redirected the request to a forbidden target: from https to http, to no web address, or nowhere.</summary>
    RedirectRefused,

    /// <summary>The request was not sent, because its host had only failures.</summary>
    CircuitOpen,

    /// <summary>The connection ended before the content was whole.</summary>
    ContentCut,

    /// <summary>The content is larger than allowed.</summary>
    ContentTooLarge,

    /// <summary>The whole content arrived, and is not what was requested.</summary>
    ContentWrong,

    /// <summary>The server's name for the item is missing or cannot be a file's name.</summary>
    NameUnusable,

    /// <summary>The file could not be written.</summary>
    SaveFailed,

    /// <summary>A defect of this program. It is counted, so that the run goes on.</summary>
    Unexpected,
}
