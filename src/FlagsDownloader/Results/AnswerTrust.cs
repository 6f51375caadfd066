namespace FlagsDownloader.Results;

/// <summary>
/// Whether answers that came over one connection can be taken for those to the requests that were sent over it. Shared by all of
/// them, and by the downloads that were made of them.
/// </summary>
internal sealed class AnswerTrust
{
    private volatile bool _isLost;

    /// <summary>Whether something arrived on the connection that nobody had asked for.</summary>
    public bool IsLost => _isLost;

    public void Lose() => _isLost = true;
}
