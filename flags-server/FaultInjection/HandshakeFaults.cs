namespace FlagsServer.FaultInjection;

/// <summary>A fault of the TLS handshake.</summary>
/// <param name="For">The duration from the start of the server; null for always.</param>
internal abstract record HandshakeFault(TimeSpan? For) : ConnectionFault(For);

/// <summary>The server never answers the ClientHello, and the connection stays open until the client closes it.</summary>
/// <param name="For">The duration from the start of the server; null for always.</param>
internal sealed record TlsStallFault(TimeSpan? For) : HandshakeFault(For)
{
    /// <inheritdoc/>
    public override string Kind => "tls-stall";
}

/// <summary>The server resets the connection (TCP RST) when the ClientHello arrives.</summary>
/// <param name="For">The duration from the start of the server; null for always.</param>
internal sealed record TlsResetFault(TimeSpan? For) : HandshakeFault(For)
{
    /// <inheritdoc/>
    public override string Kind => "tls-reset";
}

/// <summary>The certificate expired yesterday.</summary>
/// <param name="For">The duration from the start of the server; null for always.</param>
internal sealed record TlsExpiredFault(TimeSpan? For) : HandshakeFault(For)
{
    /// <inheritdoc/>
    public override string Kind => "tls-expired";
}

/// <summary>The certificate is for another name.</summary>
/// <param name="For">The duration from the start of the server; null for always.</param>
internal sealed record TlsWrongHostFault(TimeSpan? For) : HandshakeFault(For)
{
    /// <inheritdoc/>
    public override string Kind => "tls-wrong-host";
}
