namespace FlagsDownloader.Http;

/// <summary>A stream whose <see cref="ConnectionUse"/> inspects it.</summary>
internal interface IObservedStream : IDisposable
{
    /// <summary>Takes the reports; null before the first request, while TLS or a proxy is negotiated.</summary>
    ConnectionUse? Use { set; }

    /// <summary>Says whether something has arrived, without waiting. Only while no answer is expected.</summary>
    ConnectionState Inspect();

    /// <summary>Tells the server that no more requests follow, so that it ends the connection after its last answer.</summary>
    void EndRequests();
}
