namespace FlagsDownloader.Results;

/// <summary>The phases at which a download can fail, in their order.</summary>
public enum DownloadPhase
{
    /// <summary>Finding the addresses of the host.</summary>
    Resolve,

    /// <summary>Opening the connection.</summary>
    Connect,

    /// <summary>Negotiating encryption, and checking the server's certificate.</summary>
    Tls,

    /// <summary>Sending the request.</summary>
    Send,

    /// <summary>Waiting for the status line and the headers, and checking them.</summary>
    Headers,

    /// <summary>Receiving the content.</summary>
    Body,

    /// <summary>Checking the content.</summary>
    Verify,

    /// <summary>Writing the file.</summary>
    Save,
}
