using System.Net;
using System.Net.Sockets;

namespace Asyncio.Tests;

public sealed class ConnectionTests
{
    private static readonly IPEndPoint Nowhere = new(IPAddress.Loopback, 1);

    public static TheoryData<string> Names => TestSelectors.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void CreateConnection_HostName_IsResolvedAndConnected(string name) => Run(name, async loop =>
    {
        await using var server = await loop.CreateServer(() => new CountingProtocol(echoes: true), "localhost", 0);
        var listening = (IPEndPoint)server.Sockets[0].LocalEndPoint!;
        var (transport, protocol) = await loop.CreateConnection(
            () => new CountingProtocol(), "localhost", listening.Port, new ConnectionOptions { AddressFamily = listening.AddressFamily });
        Assert.Equal(1, protocol.Made);
        Assert.Equal(listening, transport.GetExtraInfo("peername"));
        transport.Close();
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void CreateConnection_LocalEndPoint_IsBound(string name) => Run(name, async loop =>
    {
        await using var server = await loop.CreateServer(() => new CountingProtocol(), "127.0.0.1", 0);
        var options = new ConnectionOptions { LocalEndPoint = new IPEndPoint(IPAddress.Parse("127.0.0.7"), 0) };
        var (transport, _) = await loop.CreateConnection(() => new CountingProtocol(), "127.0.0.1", Port(server), options);
        Assert.Equal("127.0.0.7", ((IPEndPoint)transport.GetExtraInfo("sockname")!).Address.ToString());
        transport.Close();
        var wrong = new ConnectionOptions { LocalEndPoint = new IPEndPoint(IPAddress.IPv6Loopback, 0) };
        await Assert.ThrowsAsync<SocketException>(() => loop.CreateConnection(() => new CountingProtocol(), "127.0.0.1", Port(server), wrong));
    });

    [Theory]
    [InlineData(null)]
    [InlineData(0.25)]
    public void Connect_SeveralAddressesThatRefuse_NamesTheirErrors(double? delay) => EventLoop.Run(async loop =>
    {
        var options = new ConnectionOptions { HappyEyeballsDelay = delay is { } seconds ? TimeSpan.FromSeconds(seconds) : null };
        var other = new IPEndPoint(IPAddress.Parse("127.0.0.2"), 1);
        var error = await Assert.ThrowsAsync<SocketException>(() => new Connector(loop, options).Connect([Nowhere, other]));
        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
        Assert.Contains("127.0.0.1:1", error.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.2:1", error.Message, StringComparison.Ordinal);
        var all = await Assert.ThrowsAsync<AggregateException>(
            () => new Connector(loop, options with { AllErrors = true }).Connect([Nowhere, other]));
        Assert.Equal(2, all.InnerExceptions.Count);
    });

    [Theory]
    [InlineData(null)]
    [InlineData(0.25)]
    public void Connect_FirstAddressRefuses_ConnectsToTheSecondAtOnce(double? delay) => EventLoop.Run(
        async loop =>
        {
            using var listener = Listen(10);
            var options = new ConnectionOptions { HappyEyeballsDelay = delay is { } seconds ? TimeSpan.FromSeconds(seconds) : null };
            using var socket = await new Connector(loop, options).Connect([Nowhere, (IPEndPoint)listener.LocalEndPoint!]);
            Assert.Equal(listener.LocalEndPoint, socket.RemoteEndPoint);
            Assert.Equal(0, loop.Time.TotalSeconds);
        },
        new EventLoopOptions { TimeProvider = new VirtualClock { JumpsWhenIdle = false } });

    [Fact]
    public void Connect_FirstAddressDoesNotAnswer_ConnectsToTheSecondAfterTheDelay()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Another system answers when the backlog is full.");
        using var full = Listen(0);
        using var filling = new FullBacklog(full);
        EventLoop.Run(async loop =>
        {
            using var listener = Listen(10);
            var options = new ConnectionOptions { HappyEyeballsDelay = TimeSpan.FromMilliseconds(5) };
            IPEndPoint[] addresses = [(IPEndPoint)full.LocalEndPoint!, (IPEndPoint)full.LocalEndPoint!, (IPEndPoint)listener.LocalEndPoint!];
            using var socket = await new Connector(loop, options).Connect(addresses);
            Assert.Equal(listener.LocalEndPoint, socket.RemoteEndPoint);
            Assert.Equal([EventLoop.CurrentTask!], loop.AllTasks());

            // Cancelling it leaves no connection and no task.
            var racing = loop.CreateTask(() => new Connector(loop, options).Connect(addresses[..2]));
            await EventLoop.Sleep(TimeSpan.FromMilliseconds(20));
            racing.Cancel();
            await EventLoop.WaitAsync([racing]);
            Assert.True(racing.Cancelled);
            Assert.Equal([EventLoop.CurrentTask!], loop.AllTasks());
        });
    }

    [Fact]
    public void Interleave_TwoFamilies_AlternatesThem()
    {
        IPEndPoint[] addresses = [At("::1"), At("::2"), At("::3"), At("10.0.0.1"), At("10.0.0.2")];
        Assert.Equal(
            ["::1", "10.0.0.1", "::2", "10.0.0.2", "::3"],
            Connector.Interleave(addresses).Select(address => address.Address.ToString()));

        static IPEndPoint At(string address) => new(IPAddress.Parse(address), 80);
    }

    private static int Port(Server server) => ((IPEndPoint)server.Sockets[0].LocalEndPoint!).Port;

    private static void Run(string selector, Func<EventLoop, Task> main) => EventLoop.Run(main, TestSelectors.Options(selector));

    private static Socket Listen(int backlog)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(backlog);
        return listener;
    }

    /// <summary>Fills the backlog of a listener, so that the system no longer accepts connections.</summary>
    private sealed class FullBacklog : IDisposable
    {
        private readonly List<Socket> _sockets = [];

        public FullBacklog(Socket listener)
        {
            do
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
                _sockets.Add(socket);
                try
                {
                    socket.Connect(listener.LocalEndPoint!);
                }
                catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
                {
                }
            }
            while (_sockets[^1].Poll(TimeSpan.FromMilliseconds(500), SelectMode.SelectWrite));
        }

        public void Dispose() => _sockets.ForEach(socket => socket.Dispose());
    }
}
