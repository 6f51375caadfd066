namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>What the server does with the connection after the last byte.</summary>
internal enum Ending
{
    /// <summary>Waits for the next request, as HTTP/1.1 has it; so a client that misses bytes waits too.</summary>
    Stay,

    /// <summary>Ends it in good order.</summary>
    Close,

    /// <summary>Breaks it off (RST).</summary>
    Reset,
}
