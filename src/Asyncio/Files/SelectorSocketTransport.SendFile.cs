using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Asyncio;

/// <content>Sends files with the system's own call, after the write buffer is empty. Nothing is written or read meanwhile.</content>
internal sealed partial class SelectorSocketTransport
{
    private SendFileOperation? _file;

    /// <summary>Sends a file, and sets its position behind what was sent.</summary>
    /// <returns>The number of bytes sent.</returns>
    /// <exception cref="NotSupportedException">The system does not send such a file. Nothing was sent.</exception>
    [SupportedOSPlatform("linux")]
    public async Task<long> SendFile(FileStream file, long offset, long? count)
    {
        if (_file is not null)
        {
            throw new InvalidOperationException("The connection sends another file already.");
        }

        var wasReading = IsReading;
        PauseReading();
        var operation = new SendFileOperation(file.SafeFileHandle, offset, count, Loop.CreateFuture<long>());
        _file = operation;
        try
        {
            if (_toSend.Count == 0)
            {
                SendFilePiece(operation);
            }

            return await operation.Done;
        }
        finally
        {
            _file = null;
            file.Position = operation.Position;
            if (!_isLost && _toSend.Count == 0)
            {
                Loop.Unwatch(_socket, SelectorEvents.Write);
            }

            if (wasReading)
            {
                ResumeReading();
            }
        }
    }

    // One piece a pass, as in asyncio.
    [SupportedOSPlatform("linux")]
    private void SendFilePiece(SendFileOperation operation)
    {
        if (_isLost || operation.Done.Done)
        {
            return;
        }

        if (operation.Piece == 0)
        {
            operation.Done.TrySetResult(operation.Total);
            return;
        }

        var sent = Posix.SendFile(_socket.SafeHandle, operation.File, operation.Position, operation.Piece, out var error);
        if (sent > 0)
        {
            operation.Total += sent;
        }
        else if (sent == 0)
        {
            operation.Done.TrySetResult(operation.Total);
            return;
        }
        else if (error != Posix.TryAgain)
        {
            operation.Done.TrySetException(operation.Total == 0 && Posix.IsForOtherFiles(error)
                ? new NotSupportedException("The system cannot send this file by itself.")
                : Posix.ToException(error));
            return;
        }

        WatchForWriting();
    }

    private void FailSendFile(Exception? exception) =>
        _file?.Done.TrySetException(exception ?? new SocketException((int)SocketError.ConnectionReset, "The connection is closed"));
}
