using System.Net;
using System.Net.Sockets;
using Asyncio.Tests.Scenarios;

namespace Asyncio.Tests;

public sealed class DatagramTests
{
    [Fact]
    public void DatagramReceived_SeveralSenders_NamesTheSenderOfEach() => EventLoop.Run(async loop =>
    {
        var server = await Make(loop, new IPEndPoint(IPAddress.Loopback, 0));
        var clients = new List<DatagramRecorder>();
        for (var i = 0; i < 3; i++)
        {
            clients.Add(await Make(loop, new IPEndPoint(IPAddress.Loopback, 0)));
        }

        for (var i = 0; i < 30; i++)
        {
            var client = clients[i * 7 % clients.Count];
            client.Transport.SendTo("x"u8, Address(server));
            await Until(() => server.Received == i + 1);
            Assert.Equal(Address(client), server.LastFrom);
        }

        clients.ForEach(client => client.Transport.Close());
        server.Transport.Close();
    });

    [Fact]
    public void CreateDatagramEndpoint_NameOfAHost_IsResolved() => EventLoop.Run(async loop =>
    {
        var server = await Make(loop, new DnsEndPoint("localhost", 0));
        Assert.True(IPAddress.IsLoopback(((IPEndPoint)Address(server)).Address));
        server.Transport.Close();
    });

    [Fact]
    public void CreateDatagramEndpoint_ReuseAddress_LetsTwoBindTheSame() => EventLoop.Run(async loop =>
    {
        var options = new DatagramOptions { ReuseAddress = true, AllowBroadcast = true };
        var first = await Make(loop, new IPEndPoint(IPAddress.Loopback, 0), options: options);
        var second = await Make(loop, Address(first), options: options);
        Assert.Equal(Address(first), Address(second));
        first.Transport.Close();
        second.Transport.Close();
    });

    [Fact]
    public void SendTo_BroadcastEndpointWithARemoteAddress_IsNotConnectedAndSendsThere() => EventLoop.Run(async loop =>
    {
        var server = await Make(loop, new IPEndPoint(IPAddress.Loopback, 0));
        var client = await Make(loop, local: null, Address(server), new DatagramOptions { AllowBroadcast = true });
        Assert.False(((Socket)client.Transport.GetExtraInfo("socket")!).Connected);
        client.Transport.SendTo("x"u8);
        await Until(() => server.Received == 1);
        client.Transport.Close();
        server.Transport.Close();
    });

    [Fact]
    public void SendTo_NoAddress_IsRefused() => EventLoop.Run(async loop =>
    {
        var endpoint = await Make(loop, new IPEndPoint(IPAddress.Loopback, 0));
        Assert.Throws<ArgumentException>(() => endpoint.Transport.SendTo("x"u8));
        endpoint.Transport.Close();
        endpoint.Transport.Close();
    });

    [Fact]
    public void AddReader_SocketOfAnEndpoint_IsRefused() => EventLoop.Run(async loop =>
    {
        var endpoint = await Make(loop, new IPEndPoint(IPAddress.Loopback, 0));
        Assert.Throws<InvalidOperationException>(() => loop.AddReader((Socket)endpoint.Transport.GetExtraInfo("socket")!, () => { }));
        endpoint.Transport.Close();
    });

    [Fact]
    public void Run_OpenEndpoint_ClosesItsSocket()
    {
        var socket = EventLoop.Run(async loop =>
        {
            var endpoint = await Make(loop, new IPEndPoint(IPAddress.Loopback, 0));
            return (Socket)endpoint.Transport.GetExtraInfo("socket")!;
        });
        Assert.True(socket.SafeHandle.IsClosed);
    }

    private static async Task<DatagramRecorder> Make(EventLoop loop, EndPoint? local, EndPoint? remote = null, DatagramOptions? options = null)
    {
        var recorder = new DatagramRecorder(new Log(), string.Empty);
        await loop.CreateDatagramEndpoint(() => recorder, local, remote, options);
        return recorder;
    }

    private static EndPoint Address(DatagramRecorder recorder) => (EndPoint)recorder.Transport.GetExtraInfo("sockname")!;

    private static async Task Until(Func<bool> condition) => await EventLoop.Timeout(TimeSpan.FromSeconds(30), async () =>
    {
        while (!condition())
        {
            await EventLoop.Sleep(TimeSpan.FromMilliseconds(1));
        }
    });
}
