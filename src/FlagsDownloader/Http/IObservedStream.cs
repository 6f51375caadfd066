namespace FlagsDownloader.Http;

/// <summary>What a <see cref="ConnectionUse"/> asks of the stream that it belongs to.</summary>
internal interface IObservedStream : IDisposable
{
    /// <summary>Looks at what has arrived, without waiting. Only while no answer is due.</summary>
    ConnectionState Inspect();

    /// <summary>Tells the server that no more requests come, so that it ends the connection behind its last answer.</summary>
    void EndRequests();
}
