namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>The end of a connection after the last byte.</summary>
internal enum Ending
{
    /// <summary>Waits for the next request, as in HTTP/1.1. A client that expects more bytes waits too.</summary>
    Stay,

    /// <summary>Closes the connection.</summary>
    Close,

    /// <summary>Resets the connection (RST).</summary>
    Reset,
}
