namespace FlagsDownloader.Http;

/// <summary>What is found on a connection over which no answer is due.</summary>
internal enum ConnectionState
{
    /// <summary>Nothing: a request can be sent.</summary>
    Silent,

    /// <summary>It ended, in good order or not.</summary>
    Ended,

    /// <summary>Bytes that nobody asked for.</summary>
    UnsolicitedBytes,
}
