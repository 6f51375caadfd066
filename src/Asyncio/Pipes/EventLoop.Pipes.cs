using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Asyncio;

/// <content>Pipes.</content>
public sealed partial class EventLoop
{
    /// <summary>
    /// Creates a transport and a protocol that read from a pipe, a FIFO, a socket or a terminal. Returns after
    /// <see cref="IStreamProtocol.ConnectionMade"/> has run. <c>loop.connect_read_pipe</c>.
    /// </summary>
    /// <typeparam name="TProtocol">The protocol.</typeparam>
    /// <param name="protocolFactory">Creates the protocol.</param>
    /// <param name="pipe">
    /// The descriptor, for instance <c>new SafeFileHandle(0, ownsHandle: false)</c> for the standard input. The transport duplicates it, disposes
    /// it, and sets it non-blocking, which other processes with the same pipe or terminal notice.
    /// </param>
    /// <returns>The transport and the protocol. Members that write throw <see cref="NotSupportedException"/>.</returns>
    /// <exception cref="ArgumentException">A selector cannot wait for the descriptor, for instance because it is that of a regular file.</exception>
    /// <exception cref="Win32Exception">The descriptor is closed.</exception>
    /// <exception cref="InvalidOperationException">The caller is not on the loop's thread.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled. The pipe is closed.</exception>
    [SupportedOSPlatform("linux")]
    public async Task<(Transport Transport, TProtocol Protocol)> ConnectReadPipe<TProtocol>(Func<TProtocol> protocolFactory, SafeHandle pipe)
        where TProtocol : IProtocol =>
        await ConnectPipe(protocolFactory, pipe, (socket, protocol, connected) => new ReadPipeTransport(this, socket, protocol, connected));

    /// <summary>
    /// Creates a transport and a protocol that write to a pipe, a FIFO, a socket or a terminal. Returns after
    /// <see cref="IStreamProtocol.ConnectionMade"/> has run. <c>loop.connect_write_pipe</c>.
    /// </summary>
    /// <returns>
    /// The transport and the protocol. <c>PauseReading</c> and <c>ResumeReading</c> throw <see cref="NotSupportedException"/>; <c>WriteEof</c>
    /// closes. When the reader closes the pipe, so does the transport.
    /// </returns>
    /// <inheritdoc cref="ConnectReadPipe"/>
    [SupportedOSPlatform("linux")]
    public async Task<(Transport Transport, TProtocol Protocol)> ConnectWritePipe<TProtocol>(Func<TProtocol> protocolFactory, SafeHandle pipe)
        where TProtocol : IStreamProtocol =>
        await ConnectPipe(protocolFactory, pipe, (socket, protocol, connected) => new WritePipeTransport(this, socket, protocol, connected));

    /// <summary>Tells the protocol that its pipe is lost, and closes the pipe.</summary>
    internal void EndPipe(Socket pipe, IStreamProtocol protocol, Exception? exception)
    {
        try
        {
            protocol.ConnectionLost(exception);
        }
        finally
        {
            RemoveTransport(pipe);
            pipe.Dispose();
        }
    }

    [SupportedOSPlatform("linux")]
    private async Task<(Transport Transport, TProtocol Protocol)> ConnectPipe<TProtocol>(
        Func<TProtocol> protocolFactory, SafeHandle pipe, Func<Socket, IStreamProtocol, Future<bool>, Transport> create)
        where TProtocol : IStreamProtocol
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ArgumentNullException.ThrowIfNull(pipe);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        if (!Posix.GetFileType(pipe).IsPipeLike)
        {
            throw new ArgumentException("The descriptor must be that of a pipe, a FIFO, a socket or a terminal.", nameof(pipe));
        }

        var protocol = protocolFactory();
        var socket = DescriptorSocket.Create(pipe);
        var connected = CreateFuture<bool>();
        Transport transport;
        try
        {
            transport = create(socket, protocol, connected);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return await WhenConnected<Transport, TProtocol>(transport, protocol, connected);
    }
}
