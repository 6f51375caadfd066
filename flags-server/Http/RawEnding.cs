namespace FlagsServer.Http;

/// <summary>What becomes of a connection after the bytes that HTTP would not have sent.</summary>
internal enum RawEnding
{
    /// <summary>It is closed in good order: the client reads an end of stream (TCP FIN).</summary>
    Close,

    /// <summary>It is reset: the client's read fails (TCP RST).</summary>
    Reset,

    /// <summary>It stays open, and nothing more comes.</summary>
    Stall,

    /// <summary>The body comes again and again.</summary>
    Repeat,
}
