namespace FlagsDownloader.Results;

/// <summary>The other end of a connection.</summary>
public enum DownloadPeer
{
    /// <summary>The requested site.</summary>
    Site,

    /// <summary>Another server, to which the site redirected the request.</summary>
    RedirectTarget,

    /// <summary>A proxy from the system's settings.</summary>
    Proxy,
}
