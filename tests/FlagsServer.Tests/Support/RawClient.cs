using System.Net.Sockets;
using System.Text;

namespace FlagsServer.Tests.Support;

/// <summary>A client that takes what comes, byte for byte.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _patience = new(Patience);
    private BufferedStream _read = null!;

    /// <summary>Sends a request.</summary>
    public static async Task<RawClient> AskAsync(Uri server, string target, string method = "GET")
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(server.Host, server.Port);
        client._read = new(new NetworkStream(client._socket));
        await client.AskAgainAsync(target, method);
        return client;
    }

    /// <summary>Sends another request over the same connection.</summary>
    public async Task AskAgainAsync(string target, string method = "GET") =>
        await _socket.SendAsync(Encoding.ASCII.GetBytes($"{method} {target} HTTP/1.1\r\nHost: here\r\n\r\n"));

    /// <summary>Reads a head, its empty line included, and no further.</summary>
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

    /// <summary>Reads so many bytes.</summary>
    public async Task<byte[]> ReadAsync(int count)
    {
        var bytes = new byte[count];
        await _read.ReadExactlyAsync(bytes, _patience.Token);
        return bytes;
    }

    /// <summary>Reads a line, its end included.</summary>
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

    /// <summary>What the first read of the socket gives.</summary>
    public async Task<string> ReadOnceAsync()
    {
        var buffer = new byte[1 << 16];
        return Encoding.Latin1.GetString(buffer, 0, await _socket.ReceiveAsync(buffer, _patience.Token));
    }

    /// <summary>Reads to the end of the connection.</summary>
    /// <returns>What came, as Latin-1, and how it ended.</returns>
    public async Task<(string Text, string Ending)> ReadToEndAsync()
    {
        var text = new StringBuilder();
        // One byte is never a reason for the buffer below to ask the socket again before it is empty, and to lose what it has
        // when that fails.
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

    /// <summary>A read that is under way.</summary>
    public Task<int> NextByteAsync() => _read.ReadAsync(new byte[1], 0, 1, _patience.Token);

    public void Dispose()
    {
        _socket.Dispose();
        _patience.Dispose();
    }
}
