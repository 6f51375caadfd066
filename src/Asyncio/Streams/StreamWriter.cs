using System.Net.Security;

namespace Asyncio;

/// <summary>Writes to a connection; <c>asyncio.StreamWriter</c>. Close it; if it is not closed, its finalizer closes the connection.</summary>
/// <remarks>
/// With .NET's implicit usings the name is ambiguous with <see cref="System.IO.StreamWriter"/>: write <c>Asyncio.StreamWriter</c>.
/// </remarks>
public sealed class StreamWriter
{
    private readonly StreamReaderProtocol _protocol;
    private readonly StreamReader _reader;

    /// <summary>Creates a writer for a transport, for instance of a pipe. The writers of connections are created with them.</summary>
    /// <param name="transport">The transport.</param>
    /// <param name="protocol">Its protocol.</param>
    /// <param name="reader">The reader of the protocol.</param>
    public StreamWriter(Transport transport, StreamReaderProtocol protocol, StreamReader reader)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(reader);
        Transport = transport;
        _protocol = protocol;
        _reader = reader;
    }

#pragma warning disable MA0055 // As CPython's __del__: the function that serves a client may end without closing the writer, and nothing else can close it.
    /// <summary>Closes the connection of a writer that was not closed; CPython's <c>__del__</c>.</summary>
    ~StreamWriter()
    {
        if (!Transport.IsClosing)
        {
            Transport.Loop.PostInternal(static transport => ((Transport)transport!).Close(), Transport);
        }
    }
#pragma warning restore MA0055

    /// <summary>The transport; another one after <see cref="StartTls(SslClientAuthenticationOptions, TimeSpan?, TimeSpan?)"/>.</summary>
    public Transport Transport { get; private set; }

    /// <summary>True if the transport is closed or closing; <c>is_closing()</c>.</summary>
    public bool IsClosing => Transport.IsClosing;

    /// <summary>True if the transport supports <see cref="WriteEof"/>; <c>can_write_eof()</c>.</summary>
    public bool CanWriteEof => Transport.CanWriteEof;

    /// <inheritdoc cref="Transport.Write"/>
    /// <remarks>Await <see cref="Drain"/> after it, so that the write buffer does not grow without limit.</remarks>
    public void Write(ReadOnlySpan<byte> data) => Transport.Write(data);

    /// <inheritdoc cref="Transport.WriteLines"/>
    public void WriteLines(IEnumerable<ReadOnlyMemory<byte>> data) => Transport.WriteLines(data);

    /// <inheritdoc cref="Transport.WriteEof"/>
    public void WriteEof() => Transport.WriteEof();

    /// <summary>
    /// Waits until the write buffer has drained to the low-water mark, if it is above the high-water mark; <c>drain()</c>.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The connection failed or is closed.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public ValueTask Drain(CancellationToken cancellationToken = default) =>
        _reader.Exception is null && !Transport.IsClosing && _protocol.CanWrite
            ? ValueTask.CompletedTask
            : _protocol.Drain(_reader, Transport, cancellationToken);

    /// <summary>Starts to close the connection once the write buffer is sent; <c>close()</c>. Await <see cref="WaitClosed"/> after it.</summary>
    public void Close() => Transport.Close();

    /// <summary>Waits until the connection is closed; <c>wait_closed()</c>.</summary>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The connection failed.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public ValueTask WaitClosed(CancellationToken cancellationToken = default) => _protocol.WaitClosed(cancellationToken);

    /// <inheritdoc cref="BaseTransport.GetExtraInfo"/>
    public object? GetExtraInfo(string name) => Transport.GetExtraInfo(name);

    /// <summary>Starts TLS on the connection, as the client, after the peer has agreed to; <c>start_tls()</c>.</summary>
    /// <param name="options">Options, with the <see cref="SslClientAuthenticationOptions.TargetHost"/> that the server's certificate must be for.</param>
    /// <param name="handshakeTimeout">How long the handshake may take. Default 60 s.</param>
    /// <param name="shutdownTimeout">How long a close waits until the peer ends TLS as well. Default 30 s.</param>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The handshake failed. The connection is closed.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The connection failed or is closed, or the handshake took too long.</exception>
    /// <exception cref="ArgumentException">The options have no host, or a timeout is 0 or less.</exception>
    /// <exception cref="InvalidOperationException">
    /// The reader has data that came without TLS. It would look like data that came with TLS.
    /// </exception>
    /// <exception cref="OperationCanceledException">The task was cancelled. The connection is closed.</exception>
    public Task StartTls(SslClientAuthenticationOptions options, TimeSpan? handshakeTimeout = null, TimeSpan? shutdownTimeout = null) =>
        StartTls(TlsSettings.ForClient(options, host: null, handshakeTimeout, shutdownTimeout));

    /// <summary>Starts TLS on the connection, as the server; <c>start_tls()</c>.</summary>
    /// <param name="options">Options, with the server's certificate.</param>
    /// <param name="handshakeTimeout">How long the handshake may take. Default 60 s.</param>
    /// <param name="shutdownTimeout">How long a close waits until the peer ends TLS as well. Default 30 s.</param>
    /// <exception cref="ArgumentException">The options have no certificate, or a timeout is 0 or less.</exception>
    /// <inheritdoc cref="StartTls(SslClientAuthenticationOptions, TimeSpan?, TimeSpan?)"/>
    public Task StartTls(SslServerAuthenticationOptions options, TimeSpan? handshakeTimeout = null, TimeSpan? shutdownTimeout = null) =>
        StartTls(TlsSettings.ForServer(options, handshakeTimeout, shutdownTimeout));

    /// <inheritdoc/>
    public override string ToString() => $"<StreamWriter transport={Transport} reader={_reader}>";

    private async Task StartTls(TlsSettings settings)
    {
        await Drain();
        _reader.ThrowIfAnythingIsLeft();
        Transport = await Transport.Loop.StartTls(Transport, _protocol, settings);
        _reader.ReplaceTransport(Transport);
    }
}
