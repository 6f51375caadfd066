namespace FlagsDownloader.Tests.Http;

/// <summary>How a GET waits for the network.</summary>
public enum CallMode
{
    Blocking,
    Awaiting,

    /// <summary>Awaiting, on an event loop.</summary>
    OnLoop,
}
