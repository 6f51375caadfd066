namespace FlagsDownloader.Results;

/// <summary>The step of a download at which it failed, in the order in which they happen.</summary>
public enum DownloadPhase
{
    /// <summary>Finding the addresses of the host.</summary>
    Resolve,

    /// <summary>Opening the connection.</summary>
    Connect,

    /// <summary>Agreeing on encryption and checking the server's certificate.</summary>
    Tls,

    /// <summary>Sending the request.</summary>
    Send,

    /// <summary>Waiting for the status line and the headers, and judging them.</summary>
    Headers,

    /// <summary>Receiving the content.</summary>
    Body,

    /// <summary>Judging the content.</summary>
    Verify,

    /// <summary>Writing the file.</summary>
    Save,
}
