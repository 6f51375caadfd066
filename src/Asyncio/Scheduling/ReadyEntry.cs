namespace Asyncio;

/// <summary>One thing to run in a pass: what, with which state, and in whose context.</summary>
/// <remarks>
/// A struct in a ring rather than an object in a list: a continuation posted by an await then costs no allocation. A common
/// base class of what it runs is impossible, since half of that are delegates; hence the <see cref="Kind"/>.
/// </remarks>
internal readonly struct ReadyEntry(ReadyKind kind, object callback, object? state, LoopContext context)
{
    public readonly object Callback = callback;
    public readonly object? State = state;
    public readonly LoopContext Context = context;
    public readonly ReadyKind Kind = kind;
}
