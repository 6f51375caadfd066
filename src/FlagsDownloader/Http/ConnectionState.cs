namespace FlagsDownloader.Http;

/// <summary>The state of a connection on which no answer is expected.</summary>
internal enum ConnectionState
{
    /// <summary>Nothing has arrived: a request can be sent.</summary>
    Silent,

    /// <summary>The connection has ended, in good order or not.</summary>
    Ended,

    /// <summary>Bytes have arrived without a request.</summary>
    UnsolicitedBytes,
}
