using System.Net.Sockets;

namespace Asyncio;

/// <content>Sends files.</content>
public sealed partial class EventLoop
{
    // Read at once by the fallback, in bytes: the high mark of a connection.
    private const int SendFileBlockSize = 64 * 1024;

    /// <summary>
    /// Sends a file over a connection, after its write buffer; <c>loop.sendfile</c>. On Linux without TLS the system sends a
    /// <see cref="FileStream"/> by itself. Otherwise the file is read on a thread of the loop's executor and written, with waits for the flow control.
    /// </summary>
    /// <param name="transport">The transport. Do not write meanwhile. It does not read meanwhile.</param>
    /// <param name="file">The file; a stream that can seek.</param>
    /// <param name="offset">Where to begin.</param>
    /// <param name="count">The maximum number of bytes; null for all to the end.</param>
    /// <param name="fallback">False to throw where the system does not send the file by itself.</param>
    /// <returns>The number of bytes sent. The position of the file is behind them, also after an error.</returns>
    /// <exception cref="SocketException">The connection failed or was closed.</exception>
    /// <exception cref="NotSupportedException">The system does not send the file by itself, and <paramref name="fallback"/> is false.</exception>
    /// <exception cref="ArgumentException">The transport is not one of this library, or the file cannot be read or cannot seek.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative, or the count is 0 or less.</exception>
    /// <exception cref="InvalidOperationException">
    /// The transport is closed or sends a file already, or the caller is not on the loop's thread.
    /// </exception>
    /// <exception cref="OperationCanceledException">The task was cancelled. A part may have been sent.</exception>
    public async Task<long> SendFile(Transport transport, Stream file, long offset = 0, long? count = null, bool fallback = true)
    {
        ArgumentNullException.ThrowIfNull(transport);
        CheckFile(file, offset, count);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        if (transport.IsClosing)
        {
            throw new InvalidOperationException($"The transport is closed: {transport}.");
        }

        if (OperatingSystem.IsLinux() && transport is SelectorSocketTransport socketTransport && file is FileStream stream)
        {
            try
            {
                return await socketTransport.SendFile(stream, offset, count);
            }
            catch (NotSupportedException) when (fallback)
            {
                // The file is read and written instead.
            }
        }

        if (!fallback)
        {
            throw NotNative();
        }

        return transport is FlowControlledTransport flowControlled
            ? await SendFileByWriting(flowControlled, file, offset, count)
            : throw new ArgumentException($"Files cannot be sent over {transport}.", nameof(transport));
    }

    /// <summary>Sends a file over a connected socket; <c>loop.sock_sendfile</c>. On Linux the system sends a <see cref="FileStream"/> by itself.</summary>
    /// <param name="socket">The socket, non-blocking.</param>
    /// <param name="file">The file; a stream that can seek.</param>
    /// <param name="offset">Where to begin.</param>
    /// <param name="count">The maximum number of bytes; null for all to the end.</param>
    /// <param name="fallback">False to throw where the system does not send the file by itself.</param>
    /// <param name="cancellationToken">Cancels the send, as cancelling the task does. A part may have been sent.</param>
    /// <returns>The number of bytes sent. The position of the file is behind them, also after an error.</returns>
    /// <exception cref="NotSupportedException">The system does not send the file by itself, and <paramref name="fallback"/> is false.</exception>
    /// <exception cref="ArgumentException">The socket is blocking, or the file cannot be read or cannot seek.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative, or the count is 0 or less.</exception>
    /// <exception cref="SocketException">The send failed. A part may have been sent.</exception>
    /// <exception cref="InvalidOperationException">Another call waits for the socket, or the caller is not on the loop's thread.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled. A part may have been sent.</exception>
    public async Task<long> SockSendFile(
        Socket socket, Stream file, long offset = 0, long? count = null, bool fallback = true, CancellationToken cancellationToken = default)
    {
        ThrowUnlessNonBlocking(socket);
        CheckFile(file, offset, count);
        if (OperatingSystem.IsLinux() && file is FileStream stream && await SendFileBySystem(socket, stream, offset, count, cancellationToken) is { } sent)
        {
            return sent;
        }

        if (!fallback)
        {
            throw NotNative();
        }

        return await SendFileInBlocks(file, offset, count, block => SockSendAll(socket, block, cancellationToken));
    }

    private static NotSupportedException NotNative() =>
        new("The system cannot send this file over this connection by itself, and the fallback is off.");

    private static void CheckFile(Stream file, long offset, long? count)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count ?? 1, nameof(count));
        if (!file.CanRead || !file.CanSeek)
        {
            throw new ArgumentException("The file must be one that can be read and can seek.", nameof(file));
        }
    }

    /// <returns>Null if the system does not send such a file.</returns>
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    private async Task<long?> SendFileBySystem(Socket socket, FileStream file, long offset, long? count, CancellationToken cancellationToken)
    {
        var operation = new SendFileOperation(file.SafeFileHandle, offset, count, CreateFuture<long>());
        try
        {
            while (operation.Piece > 0)
            {
                var sent = Posix.SendFile(socket.SafeHandle, operation.File, operation.Position, operation.Piece, out var error);
                if (sent == 0)
                {
                    break;
                }

                if (sent < 0 && error != Posix.TryAgain)
                {
                    return operation.Total == 0 && Posix.IsForOtherFiles(error) ? null : throw Posix.ToException(error);
                }

                operation.Total += Math.Max(0, sent);
                await UntilReady(socket, SelectorEvents.Write, cancellationToken);
            }

            return operation.Total;
        }
        finally
        {
            file.Position = operation.Position;
        }
    }

    private async Task<long> SendFileByWriting(FlowControlledTransport transport, Stream file, long offset, long? count)
    {
        var protocol = new SendFileProtocol(transport);
        try
        {
            return await SendFileInBlocks(file, offset, count, block =>
            {
                transport.Write(block.Span);
                return protocol.Drain();
            });
        }
        finally
        {
            protocol.Restore();
        }
    }

    private async Task<long> SendFileInBlocks(Stream file, long offset, long? count, Func<ReadOnlyMemory<byte>, ValueTask> send)
    {
        var buffer = new byte[(int)Math.Min(SendFileBlockSize, count ?? SendFileBlockSize)];
        var total = 0L;
        file.Position = offset;
        try
        {
            while (count is null || total < count)
            {
                var wanted = (int)Math.Min(buffer.Length, count - total ?? buffer.Length);
                var read = await RunInExecutor(null, () => file.Read(buffer, 0, wanted));
                if (read == 0)
                {
                    break;
                }

                await send(buffer.AsMemory(0, read));
                total += read;
            }

            return total;
        }
        finally
        {
            file.Position = offset + total;
        }
    }
}
