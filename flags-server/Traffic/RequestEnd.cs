using FlagsServer.Weather;

namespace FlagsServer.Traffic;

/// <summary>How a request ended.</summary>
/// <param name="Status">The answer's status; null when there was none.</param>
/// <param name="Asked">How long it was to be held back.</param>
/// <param name="Actual">How long it was, until just before the answer was written or until the client was gone.</param>
/// <param name="Bytes">The size of the answer's body, without chunk headers; 0 where none is sent.</param>
internal readonly record struct RequestEnd(int? Status, TimeSpan Asked, TimeSpan Actual, long Bytes)
{
    /// <summary>The client went away before the answer.</summary>
    public bool Abandoned { get; init; }

    /// <summary>What went wrong as planned, or null.</summary>
    public Fault? Fault { get; init; }
}
