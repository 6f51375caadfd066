using System.Net;
using FlagsDownloader.Testing;

namespace Asyncio.Tests;

/// <summary>User code runs only on the loop's thread, and all descriptors are closed.</summary>
public sealed class ManyConnectionsTests
{
    public static TheoryData<string> Names => TestSelectors.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Protocols_ThousandClients_RunOnTheLoopsThreadOnly(string name) => Serve(name, clients: 1_000, atOnce: 100);

    [Fact]
    [SecondTier("ten thousand connections; the thousand above are its sample")]
    public void Protocols_TenThousandClients_RunOnTheLoopsThreadOnly() => Serve("epoll", clients: 10_000, atOnce: 250);

    [Theory]
    [MemberData(nameof(Names))]
    public void Connections_ThreeThousandOneAfterAnother_LeakNoDescriptor(string name) => ConnectAndClose(name, 3_000);

    [Fact]
    [SecondTier("a hundred thousand connections; the three thousand above are its sample")]
    public void Connections_HundredThousandOneAfterAnother_LeakNoDescriptor() => ConnectAndClose("epoll", 100_000);

    private static void Serve(string selector, int clients, int atOnce) => Run(selector, async loop =>
    {
        var mine = Environment.CurrentManagedThreadId;
        var served = new List<CountingProtocol>();
        var message = new byte[3_000];
        await using var server = await loop.CreateServer(
            () =>
            {
                served.Add(new CountingProtocol(echoes: true));
                return served[^1];
            },
            "127.0.0.1",
            0);
        var port = ((IPEndPoint)server.Sockets[0].LocalEndPoint!).Port;
        for (var done = 0; done < clients; done += atOnce)
        {
            await EventLoop.Gather(Enumerable.Range(0, atOnce).Select(_ => loop.CreateTask(Client)));
        }

        server.Close();
        await server.WaitClosed();
        Assert.Equal(clients, served.Count);
        Assert.All(served, protocol => Assert.Equal((1, 3_000, 1), (protocol.Made, protocol.Count, protocol.Lost)));

        async Task Client()
        {
            var answered = loop.CreateFuture<bool>();
            var (transport, protocol) = await loop.CreateConnection(
                () => new CountingProtocol
                {
                    Received = self =>
                    {
                        if (self.Count == message.Length)
                        {
                            answered.SetResult(true);
                        }
                    },
                },
                "127.0.0.1",
                port);
            Assert.Equal(mine, Environment.CurrentManagedThreadId);
            transport.Write(message);
            await answered;
            Assert.Equal(mine, Environment.CurrentManagedThreadId);
            transport.Close();
            await EventLoop.WrapFuture(protocol.WhenLost);
            Assert.Equal(mine, Environment.CurrentManagedThreadId);
        }
    });

    private static void ConnectAndClose(string selector, int times) => Run(selector, async loop =>
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Descriptors are counted in /proc.");
        await using var server = await loop.CreateServer(() => new CountingProtocol(), "127.0.0.1", 0);
        var address = server.Sockets[0].LocalEndPoint!;
        var most = 0;
        for (var i = 0; i < times; i++)
        {
            // A reset leaves no port in TIME_WAIT.
            var client = new System.Net.Sockets.Socket(
                System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp)
            {
                Blocking = false,
                LingerState = new System.Net.Sockets.LingerOption(true, 0),
            };
            await loop.SockConnect(client, address);
            var (transport, protocol) = await loop.CreateConnection(() => new CountingProtocol(), client);
            transport.Close();
            await EventLoop.WrapFuture(protocol.WhenLost);
            if (i % 1_000 == 999)
            {
                most = Math.Max(most, Directory.GetFiles("/proc/self/fd").Length);
            }
        }

        // Other tests of this process have up to some hundred.
        Assert.InRange(most, 1, 1_500);
    });

    private static void Run(string selector, Func<EventLoop, Task> main) => EventLoop.Run(main, TestSelectors.Options(selector));
}
