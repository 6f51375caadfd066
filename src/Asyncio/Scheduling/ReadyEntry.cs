namespace Asyncio;

/// <summary>An entry of the ready queue: a callback, its state and its context.</summary>
/// <remarks>
/// A struct, so that posting a continuation does not allocate. Some callbacks are delegates, so they have no common base class; hence the
/// <see cref="Kind"/>.
/// </remarks>
internal readonly struct ReadyEntry(ReadyKind kind, object callback, object? state, LoopContext context)
{
    public readonly object Callback = callback;
    public readonly object? State = state;
    public readonly LoopContext Context = context;
    public readonly ReadyKind Kind = kind;
}
