namespace FlagsDownloader.Results;

/// <summary>Who is at the other end of a connection.</summary>
public enum DownloadPeer
{
    /// <summary>The site that was asked for.</summary>
    Site,

    /// <summary>Another server, which the site sent the request to.</summary>
    RedirectTarget,

    /// <summary>A proxy, which the system's settings name.</summary>
    Proxy,
}
