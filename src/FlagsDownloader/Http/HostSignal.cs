namespace FlagsDownloader.Http;

/// <summary>What an attempt says of the host, rather than of the one address that was asked for.</summary>
internal enum HostSignal
{
    /// <summary>It answers: 200, 404, any other refusal of its own, even an answer that broke off.</summary>
    Alive,

    /// <summary>It answers nothing, or with 5xx; it may be the address alone.</summary>
    Failing,

    /// <summary>No connection to it, whatever one wants there.</summary>
    Unreachable,
}
