namespace FlagsServer.Http;

/// <summary>How a connection ends after bytes that violate HTTP.</summary>
internal enum RawEnding
{
    /// <summary>The server closes it: the client reads an end of stream (TCP FIN).</summary>
    Close,

    /// <summary>The server resets it: the client's read fails (TCP RST).</summary>
    Reset,

    /// <summary>A stream of HTTP/2 is reset as not processed (REFUSED_STREAM). A connection of HTTP/1.1 is reset.</summary>
    Refuse,

    /// <summary>It stays open, and nothing more comes.</summary>
    Stall,

    /// <summary>The body repeats.</summary>
    Repeat,
}
