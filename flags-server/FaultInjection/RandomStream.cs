namespace FlagsServer.FaultInjection;

/// <summary>
/// The independent random numbers of a request. Each has a number of its own, so that a stream added later does not change the
/// others. The numbers are part of the documented formula: never reuse one.
/// </summary>
internal enum RandomStream
{
    /// <summary>The fault of the request, if any.</summary>
    Fault = 1,

    /// <summary>The delay of the answer.</summary>
    Delay = 2,

    /// <summary>The position of the fault in the body.</summary>
    Position = 3,

    /// <summary>The time that the body takes, in a replay.</summary>
    BodyTime = 4,
}
