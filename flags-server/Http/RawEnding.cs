namespace FlagsServer.Http;

/// <summary>How a connection ends after bytes that violate HTTP.</summary>
internal enum RawEnding
{
    /// <summary>The server closes it: the client reads an end of stream (TCP FIN).</summary>
    Close,

    /// <summary>The server resets it: the client's read fails (TCP RST).</summary>
    Reset,

    /// <summary>It stays open, and nothing more comes.</summary>
    Stall,

    /// <summary>The body repeats.</summary>
    Repeat,
}
