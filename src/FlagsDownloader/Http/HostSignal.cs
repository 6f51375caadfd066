namespace FlagsDownloader.Http;

/// <summary>What an attempt says about the host, rather than about the one address.</summary>
internal enum HostSignal
{
    /// <summary>The host answers: 200, 404, any other 4xx, even an answer that breaks off.</summary>
    Alive,

    /// <summary>The host does not answer, or answers 5xx. The cause may be the one address.</summary>
    Failing,

    /// <summary>No connection to the host can be opened.</summary>
    Unreachable,
}
