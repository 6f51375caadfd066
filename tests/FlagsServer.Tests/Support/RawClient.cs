using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace FlagsServer.Tests.Support;

/// <summary>A client that reads the raw bytes.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _patience = new(Patience);
    private Stream _stream = null!;
    private BufferedStream _read = null!;

    /// <summary>Connects and sends a request.</summary>
    public static async Task<RawClient> AskAsync(Uri server, string target, string method = "GET")
    {
        var client = await ConnectAsync(server);
        await client.AskAgainAsync(target, method);
        return client;
    }

    /// <summary>Connects.</summary>
    public static async Task<RawClient> ConnectAsync(Uri server)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(server.Host, server.Port);
        client._stream = new NetworkStream(client._socket);
        if (server.Scheme == Uri.UriSchemeHttps)
        {
            // What a client trusts is tested elsewhere: here, the name is enough.
            var encrypted = new SslStream(
                client._stream, leaveInnerStreamOpen: false, (_, shown, _, _) => shown!.Subject == "CN=flags-server");
            await encrypted.AuthenticateAsClientAsync("localhost");
            client._stream = encrypted;
        }

        client._read = new(client._stream);
        return client;
    }

    /// <summary>Sends another request over the same connection.</summary>
    public Task AskAgainAsync(string target, string method = "GET") => SendAsync($"{method} {target} HTTP/1.1\r\nHost: here\r\n\r\n");

    /// <summary>Sends bytes.</summary>
    public async Task SendAsync(string latin1) => await _stream.WriteAsync(Encoding.Latin1.GetBytes(latin1));

    /// <summary>Reads a head up to and including its empty line.</summary>
    public async Task<string> ReadHeadAsync()
    {
        var head = new List<byte>();
        do
        {
            head.AddRange(await ReadAsync(1));
        }
        while (head is not [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n']);

        return Encoding.Latin1.GetString([.. head]);
    }

    /// <summary>Reads a number of bytes.</summary>
    public async Task<byte[]> ReadAsync(int count)
    {
        var bytes = new byte[count];
        await _read.ReadExactlyAsync(bytes, _patience.Token);
        return bytes;
    }

    /// <summary>Reads a line, including its end.</summary>
    public async Task<string> ReadLineAsync()
    {
        var line = new List<byte>();
        do
        {
            line.AddRange(await ReadAsync(1));
        }
        while (line[^1] != '\n');

        return Encoding.Latin1.GetString([.. line]);
    }

    /// <summary>Returns the bytes of the first read of the socket.</summary>
    public async Task<string> ReadOnceAsync()
    {
        var buffer = new byte[1 << 16];
        return Encoding.Latin1.GetString(buffer, 0, await _socket.ReceiveAsync(buffer, _patience.Token));
    }

    /// <summary>Reads to the end of the connection.</summary>
    /// <returns>The received bytes as Latin-1, and how the connection ended.</returns>
    public async Task<(string Text, string Ending)> ReadToEndAsync()
    {
        var text = new StringBuilder();
        // Reads of one byte: a larger read could call the socket before the buffer is empty, and lose the buffered bytes if that fails.
        var buffer = new byte[1];
        try
        {
            while (await _read.ReadAsync(buffer, _patience.Token) > 0)
            {
                text.Append((char)buffer[0]);
            }

            return (text.ToString(), "FIN");
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return (text.ToString(), "RST");
        }
    }

    /// <summary>A pending read.</summary>
    public Task<int> NextByteAsync() => _read.ReadAsync(new byte[1], 0, 1, _patience.Token);

    public void Dispose()
    {
        _socket.Dispose();
        _patience.Dispose();
    }
}
