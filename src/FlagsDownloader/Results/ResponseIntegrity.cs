namespace FlagsDownloader.Results;

/// <summary>
/// Whether the responses of one connection belong to the requests that were sent over it. All requests of the connection share it,
/// and so do their downloads.
/// </summary>
internal sealed class ResponseIntegrity
{
    private volatile bool _isLost;

    /// <summary>Whether data arrived on the connection that no request asked for.</summary>
    public bool IsLost => _isLost;

    public void Lose() => _isLost = true;
}
