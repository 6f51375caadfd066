namespace Asyncio;

/// <summary>The state of a TLS connection; asyncio's <c>SSLProtocolState</c>.</summary>
internal enum TlsState
{
    /// <summary>No TLS: before the handshake, or after the end.</summary>
    None,

    /// <summary>The handshake is running.</summary>
    Handshake,

    /// <summary>The handshake is complete; data is sent and received.</summary>
    Open,

    /// <summary>The end of TLS is sent, and the end of the peer is awaited.</summary>
    Shutdown,
}
