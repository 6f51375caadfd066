namespace Asyncio;

/// <summary>What goes out over a connection; <c>asyncio.StreamWriter</c>. Close it: who forgets to leaves that to the garbage collector.</summary>
/// <remarks>
/// With .NET's implicit usings the name is ambiguous with <see cref="System.IO.StreamWriter"/>: write <c>Asyncio.StreamWriter</c>.
/// </remarks>
public sealed class StreamWriter
{
    private readonly StreamReaderProtocol _protocol;
    private readonly StreamReader _reader;

    internal StreamWriter(Transport transport, StreamReaderProtocol protocol, StreamReader reader)
    {
        Transport = transport;
        _protocol = protocol;
        _reader = reader;
    }

#pragma warning disable MA0055 // As CPython's does: the function that serves a client may end without having closed, and nothing else can.
    /// <summary>Closes a connection that nothing can close any more; CPython's <c>__del__</c>.</summary>
    ~StreamWriter()
    {
        if (!Transport.IsClosing)
        {
            Transport.Loop.PostInternal(static transport => ((Transport)transport!).Close(), Transport);
        }
    }
#pragma warning restore MA0055

    /// <summary>The connection.</summary>
    public Transport Transport { get; }

    /// <summary>True once it is closed or about to be; <c>is_closing()</c>.</summary>
    public bool IsClosing => Transport.IsClosing;

    /// <summary>True when <see cref="WriteEof"/> is possible; <c>can_write_eof()</c>.</summary>
    public bool CanWriteEof => Transport.CanWriteEof;

    /// <inheritdoc cref="Transport.Write"/>
    /// <remarks>Await <see cref="Drain"/> after it, so that what waits to be sent does not grow without end.</remarks>
    public void Write(ReadOnlySpan<byte> data) => Transport.Write(data);

    /// <inheritdoc cref="Transport.WriteLines"/>
    public void WriteLines(IEnumerable<ReadOnlyMemory<byte>> data) => Transport.WriteLines(data);

    /// <inheritdoc cref="Transport.WriteEof"/>
    public void WriteEof() => Transport.WriteEof();

    /// <summary>
    /// Waits until what waits to be sent has fallen to the low-water mark, if it is above the high-water mark; <c>drain()</c>.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The connection failed or is closed.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public ValueTask Drain(CancellationToken cancellationToken = default) =>
        _reader.Exception is null && !Transport.IsClosing && _protocol.CanWrite
            ? ValueTask.CompletedTask
            : _protocol.Drain(_reader, Transport, cancellationToken);

    /// <summary>Sends what is left to send and closes the connection; <c>close()</c>. <see cref="WaitClosed"/> waits for that.</summary>
    public void Close() => Transport.Close();

    /// <summary>Waits until the connection is closed; <c>wait_closed()</c>.</summary>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The connection did not end in order.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public ValueTask WaitClosed(CancellationToken cancellationToken = default) => _protocol.WaitClosed(cancellationToken);

    /// <inheritdoc cref="BaseTransport.GetExtraInfo"/>
    public object? GetExtraInfo(string name) => Transport.GetExtraInfo(name);

    /// <inheritdoc/>
    public override string ToString() => $"<StreamWriter transport={Transport} reader={_reader}>";
}
