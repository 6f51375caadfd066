namespace Asyncio;

/// <summary>What every protocol hears from its transport, on the loop's thread; <c>asyncio.BaseProtocol</c>.</summary>
public interface IBaseProtocol
{
    /// <summary>
    /// The connection is over: the last call, and exactly one. The socket is closed afterwards. <c>connection_lost</c>.
    /// </summary>
    /// <param name="exception">Why; null when either side closed it in order, or it was aborted here.</param>
    void ConnectionLost(Exception? exception)
    {
    }

    /// <summary>
    /// More is waiting to be sent than the high-water mark: write no more for now. Called from within the write.
    /// <c>pause_writing</c>.
    /// </summary>
    void PauseWriting()
    {
    }

    /// <summary>What is waiting has fallen to the low-water mark: write again. <c>resume_writing</c>.</summary>
    void ResumeWriting()
    {
    }
}
