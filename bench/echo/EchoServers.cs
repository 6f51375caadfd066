using System.Net;
using System.Net.Sockets;

namespace Asyncio.Bench;

/// <summary>The same echo server with each API of the loop.</summary>
internal static class EchoServers
{
    private const int MaxRead = 100 * 1024;

    public static Task Serve(EventLoop loop, string kind, int port) => kind switch
    {
        "protocol" => ServeProtocol(loop, () => new EchoProtocol(), port),
        "buffered" => ServeProtocol(loop, () => new BufferedEchoProtocol(), port),
        "streams" => ServeStreams(port),
        "sock" => ServeSockets(loop, port),
        _ => throw new ArgumentException($"There is no server {kind}.", nameof(kind)),
    };

    private static async Task ServeProtocol(EventLoop loop, Func<IStreamProtocol> factory, int port)
    {
        await using var server = await loop.CreateServer(factory, "127.0.0.1", port);
        await server.ServeForever();
    }

    private static async Task ServeStreams(int port)
    {
        await using var server = await EventLoop.StartServer(EchoStreams, "127.0.0.1", port);
        await server.ServeForever();
    }

    private static async Task EchoStreams(StreamReader reader, StreamWriter writer)
    {
        while (await reader.Read(MaxRead) is { Length: > 0 } data)
        {
            writer.Write(data);
            await writer.Drain();
        }

        writer.Close();
    }

    private static async Task ServeSockets(EventLoop loop, int port)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen(100);
        while (true)
        {
            var client = await loop.SockAccept(listener);
            client.NoDelay = true;
            _ = loop.CreateTask(() => EchoSocket(loop, client));
        }
    }

    private static async Task EchoSocket(EventLoop loop, Socket client)
    {
        using (client)
        {
            var buffer = new byte[MaxRead];
            while (await loop.SockRecvInto(client, buffer) is var count and > 0)
            {
                await loop.SockSendAll(client, buffer.AsMemory(0, count));
            }
        }
    }

    private sealed class EchoProtocol : IProtocol
    {
        private Transport _transport = null!;

        public void ConnectionMade(Transport transport) => _transport = transport;

        public void DataReceived(ReadOnlySpan<byte> data) => _transport.Write(data);
    }

    private sealed class BufferedEchoProtocol : IBufferedProtocol
    {
        private readonly byte[] _buffer = new byte[MaxRead];
        private Transport _transport = null!;

        public void ConnectionMade(Transport transport) => _transport = transport;

        public Memory<byte> GetBuffer(int sizeHint) => _buffer;

        public void BufferUpdated(int count) => _transport.Write(_buffer.AsSpan(0, count));
    }
}
