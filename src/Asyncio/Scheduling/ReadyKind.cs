namespace Asyncio;

/// <summary>What the callback of a <see cref="ReadyEntry"/> is, so that running it asks no type.</summary>
internal enum ReadyKind
{
    /// <summary>A <see cref="Asyncio.Handle"/> of the user's.</summary>
    Handle,

    /// <summary>A <see cref="SendOrPostCallback"/> with its state, posted through the context.</summary>
    Posted,

    /// <summary>The first step of a <see cref="LoopTask"/>.</summary>
    Start,

    /// <summary>A <see cref="Asyncio.Waiter"/> whose wait is over.</summary>
    Waiter,

    /// <summary>An <see cref="Action"/> that goes on after the await of the future in the state.</summary>
    Await,

    /// <summary>An <see cref="Action{T}"/> with its state: the library's own, or one that goes on after <c>Sleep(0)</c>.</summary>
    Continuation,
}
