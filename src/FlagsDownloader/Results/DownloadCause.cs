namespace FlagsDownloader.Results;

/// <summary>What made a download fail.</summary>
public enum DownloadCause
{
    /// <summary>The name of the host has no address.</summary>
    HostNotFound,

    /// <summary>Nobody listens at the address.</summary>
    ConnectionRefused,

    /// <summary>The connection could not be opened for another reason, or was lost.</summary>
    ConnectionFailed,

    /// <summary>No encrypted connection that can be trusted.</summary>
    TlsFailed,

    /// <summary>An attempt, or all of them together, took longer than allowed.</summary>
    TimedOut,

    /// <summary>
    /// The server answered with a status other than 200 and 404; or it was not asked, because it has told others with such a
    /// status to come back later than may be waited.
    /// </summary>
    HttpStatus,

    /// <summary>The answer was not HTTP, or broke its limits.</summary>
    BadResponse,

    /// <summary>The server sent the request on, and on, beyond the limit.</summary>
    TooManyRedirects,

    /// <summary>The server sent the request where it must not go: from https to http, to no web address, or nowhere.</summary>
    RedirectRefused,

    /// <summary>Never asked for: nothing but failures came from its host.</summary>
    CircuitOpen,

    /// <summary>The connection ended before the content was whole.</summary>
    ContentCut,

    /// <summary>The content is larger than allowed.</summary>
    ContentTooLarge,

    /// <summary>The content arrived whole and is not what was asked for.</summary>
    ContentWrong,

    /// <summary>The server's name for the item is missing or cannot be a file's name.</summary>
    NameUnusable,

    /// <summary>The file could not be written.</summary>
    SaveFailed,

    /// <summary>A defect of this program; counted so that the run goes on.</summary>
    Unexpected,
}
