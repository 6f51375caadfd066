namespace Asyncio;

/// <summary>The events of a socket that a selector waits for or reports; <c>selectors.EVENT_READ</c> and <c>EVENT_WRITE</c>.</summary>
[Flags]
public enum SelectorEvents
{
    /// <summary>No event.</summary>
    None = 0,

    /// <summary>The socket can receive or accept, or the peer has closed the connection, or it failed.</summary>
    Read = 1,

    /// <summary>The socket can send, or a connect has succeeded or failed.</summary>
    Write = 2,
}
