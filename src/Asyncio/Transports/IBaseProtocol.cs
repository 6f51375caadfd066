namespace Asyncio;

/// <summary>The callbacks of every protocol, called on the loop's thread; <c>asyncio.BaseProtocol</c>.</summary>
public interface IBaseProtocol
{
    /// <summary>
    /// Called exactly once, last, when the connection is lost or closed. The socket is closed afterwards. <c>connection_lost</c>.
    /// </summary>
    /// <param name="exception">The error; null if either side closed the connection, or this side aborted it.</param>
    void ConnectionLost(Exception? exception)
    {
    }

    /// <summary>
    /// Called when the write buffer exceeds the high-water mark, from within the write: stop writing for now.
    /// <c>pause_writing</c>.
    /// </summary>
    void PauseWriting()
    {
    }

    /// <summary>Called when the write buffer has drained to the low-water mark: write again. <c>resume_writing</c>.</summary>
    void ResumeWriting()
    {
    }
}
