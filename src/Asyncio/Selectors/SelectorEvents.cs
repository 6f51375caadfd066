namespace Asyncio;

/// <summary>What a selector waits for on a socket, and what it has found; <c>selectors.EVENT_READ</c> and <c>EVENT_WRITE</c>.</summary>
[Flags]
public enum SelectorEvents
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>There is something to receive or accept, or the other side has ended or failed.</summary>
    Read = 1,

    /// <summary>There is room to send, or a connect has ended, well or not.</summary>
    Write = 2,
}
