using System.Runtime.Versioning;

namespace Asyncio;

/// <summary>
/// The calls that a subprocess makes to its protocol; <c>asyncio.SubprocessProtocol</c>. <see cref="ConnectionMade"/> comes first. After the exit of
/// the process and the end of its pipes comes <see cref="IBaseProtocol.ConnectionLost"/>.
/// </summary>
/// <remarks><c>PauseWriting</c> and <c>ResumeWriting</c> are about the standard input of the process.</remarks>
public interface ISubprocessProtocol : IBaseProtocol
{
    /// <summary>The process has started; <c>connection_made</c>.</summary>
    /// <param name="transport">The transport, to write, to send signals and to close. Keep it.</param>
    [SupportedOSPlatform("linux")]
    void ConnectionMade(SubprocessTransport transport)
    {
    }

    /// <summary>The process has written something; <c>pipe_data_received</c>.</summary>
    /// <param name="descriptor">1 for its standard output, 2 for its standard error.</param>
    /// <param name="data">At least one byte, in a buffer of the loop that is valid during the call only.</param>
    void PipeDataReceived(int descriptor, ReadOnlySpan<byte> data)
    {
    }

    /// <summary>A pipe is closed; <c>pipe_connection_lost</c>.</summary>
    /// <param name="descriptor">0 for its standard input, 1 for its standard output, 2 for its standard error.</param>
    /// <param name="exception">The error; null if either side has closed the pipe in order.</param>
    void PipeConnectionLost(int descriptor, Exception? exception)
    {
    }

    /// <summary>The process has ended; <c>process_exited</c>. Its pipes may still have data.</summary>
    void ProcessExited()
    {
    }
}
