namespace Asyncio;

/// <summary>One thing to run in a pass: what, with which state, and in whose context.</summary>
/// <remarks>
/// A struct in a ring rather than an object in a list: a continuation posted by an await then costs no allocation.
/// <see cref="Callback"/> is one of the kinds that <c>EventLoop.Execute</c> knows; a common base class is impossible, since
/// half of them are delegates.
/// </remarks>
internal readonly struct ReadyEntry(object callback, object? state, LoopContext context)
{
    public readonly object Callback = callback;
    public readonly object? State = state;
    public readonly LoopContext Context = context;
}
