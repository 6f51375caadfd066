using System.Net;
using System.Net.Sockets;

namespace Asyncio.Tests;

/// <summary>The code of README.md, unchanged except for the console.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Readme_TenLines_SayHello()
    {
        var printed = new List<string>();
        EventLoop.Run(Main, TestLoop.Virtual);
        Assert.Equal(["hello quick hello slow"], printed);

        static async Task<string> Greet(string name, double seconds)
        {
            await EventLoop.Sleep(TimeSpan.FromSeconds(seconds));
            return $"hello {name}";
        }

        async Task Main() => await EventLoop.Timeout(TimeSpan.FromSeconds(5), async () =>
        {
            await using var group = new TaskGroup();
            var slow = group.CreateTask(() => Greet("slow", 2));
            var quick = group.CreateTask(() => Greet("quick", 1));
            printed.Add($"{await quick} {await slow}");
        });
    }

    [Fact]
    public void Readme_EchoServer_SendsBack() => EventLoop.Run(async loop =>
    {
        await using var server = await loop.CreateServer(() => new Echo(), "127.0.0.1", 0);
        var serving = loop.CreateTask(server.ServeForever);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        await loop.SockConnect(client, server.Sockets[0].LocalEndPoint!);
        await loop.SockSendAll(client, "hello"u8.ToArray());
        Assert.Equal("hello"u8.ToArray(), await loop.SockRecv(client, 10));
        client.Dispose();
        serving.Cancel();
        await EventLoop.WaitAsync([serving]);
        Assert.True(serving.Cancelled);
    });

    [Fact]
    public void Readme_StreamServer_SendsLinesBack() => EventLoop.Run(async () =>
    {
        await using var server = await EventLoop.StartServer(Serve, "127.0.0.1", 0);
        var (reader, writer) = await EventLoop.OpenConnection("127.0.0.1", ((IPEndPoint)server.Sockets[0].LocalEndPoint!).Port);
        writer.Write("hello\nyou\n"u8);
        writer.WriteEof();
        Assert.Equal("hello\nyou\n"u8.ToArray(), await reader.Read());
        writer.Close();
        await writer.WaitClosed();

        static async Task Serve(StreamReader reader, StreamWriter writer)
        {
            await foreach (var line in reader)
            {
                writer.Write(line);
                await writer.Drain();
            }

            writer.Close();
        }
    });

    private sealed class Echo : IProtocol
    {
        private Transport _transport = null!;

        public void ConnectionMade(Transport transport) => _transport = transport;

        public void DataReceived(ReadOnlySpan<byte> data) => _transport.Write(data);
    }
}
