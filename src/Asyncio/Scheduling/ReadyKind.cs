namespace Asyncio;

/// <summary>The kind of the callback of a <see cref="ReadyEntry"/>, so that running it needs no type check.</summary>
internal enum ReadyKind
{
    /// <summary>A <see cref="Asyncio.Handle"/>.</summary>
    Handle,

    /// <summary>A <see cref="SendOrPostCallback"/> with its state, posted through the context.</summary>
    Posted,

    /// <summary>The first step of a <see cref="LoopTask"/>.</summary>
    Start,

    /// <summary>A <see cref="Asyncio.Waiter"/> whose wait has ended.</summary>
    Waiter,

    /// <summary>An <see cref="Action"/> that continues after the await of the future in the state.</summary>
    Await,

    /// <summary>An <see cref="Action{T}"/> with its state: internal, or the continuation of <c>Sleep(0)</c>.</summary>
    Continuation,
}
