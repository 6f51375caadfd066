namespace Asyncio;

/// <summary>The state of a <see cref="Barrier"/>.</summary>
internal enum BarrierState
{
    /// <summary>Tasks wait until there are enough.</summary>
    Filling,

    /// <summary>The waiting tasks leave; new ones wait until they have left.</summary>
    Draining,

    /// <summary>The waiting tasks throw and leave; new ones wait until they have left.</summary>
    Resetting,

    /// <summary>All waits throw.</summary>
    Broken,
}
