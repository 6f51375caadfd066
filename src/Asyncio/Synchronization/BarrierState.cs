namespace Asyncio;

/// <summary>What a <see cref="Barrier"/> does with those who come.</summary>
internal enum BarrierState
{
    /// <summary>They wait until all have come.</summary>
    Filling,

    /// <summary>All have come and pass; the next ones wait until they are gone.</summary>
    Draining,

    /// <summary>Those who wait are sent away; the next ones wait until they are gone.</summary>
    Resetting,

    /// <summary>All are sent away.</summary>
    Broken,
}
