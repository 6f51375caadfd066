using System.Net.Sockets;

namespace Asyncio.Tests;

public sealed class TransportTests
{
    public static TheoryData<string> Names => TestSelectors.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Calls_FromAnotherThread_AreRefused(string name) => Run(name, async loop =>
    {
        var (transport, right) = await Connect(loop, new CountingProtocol());
        await EventLoop.ToThread(() =>
        {
            Assert.Throws<InvalidOperationException>(() => transport.Write("x"u8));
            Assert.Throws<InvalidOperationException>(transport.PauseReading);
            Assert.Throws<InvalidOperationException>(transport.ResumeReading);
            Assert.Throws<InvalidOperationException>(transport.WriteEof);
            Assert.Throws<InvalidOperationException>(transport.Abort);
            Assert.Throws<InvalidOperationException>(transport.Close);
        });
        Assert.False(transport.IsClosing);
        transport.Abort();
        right.Dispose();
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Close_OfTheLoop_ClosesTheSocketsOfItsTransports(string name)
    {
        Transport? transport = null;
        Socket? right = null;
        var protocol = new CountingProtocol();
        EventLoop.Run(async loop => (transport, right) = await Connect(loop, protocol), TestSelectors.Options(name));
        right!.Blocking = true;
        Assert.Equal(0, right.Receive(new byte[1]));
        Assert.Equal(0, protocol.Lost);
        transport!.Close();
        transport.Abort();
        Assert.True(transport.IsClosing);
        right.Dispose();
    }

    [Fact]
    public void Close_OfTheLoopInDebugMode_ReportsTransportsThatAreOpen()
    {
        var errors = new List<ExceptionContext>();
        EventLoop.Run(
            async loop => await Connect(loop, new CountingProtocol()),
            new EventLoopOptions { Debug = true, ExceptionHandler = (_, context) => errors.Add(context) });
        var error = Assert.Single(errors);
        Assert.StartsWith("Unclosed transport <SelectorSocketTransport ", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Transport);
    }

    [Fact]
    public void CreateConnection_InvalidProtocol_IsRefusedAndTheSocketClosed() => EventLoop.Run(async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        await Assert.ThrowsAsync<ArgumentException>(() => loop.CreateConnection(() => new NeitherKind(), left));
        Assert.True(left.SafeHandle.IsClosed);
        right.Dispose();
    });

    [Fact]
    public void CreateConnection_DatagramSocket_IsRefused() => EventLoop.Run(async loop =>
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        await Assert.ThrowsAsync<ArgumentException>(() => loop.CreateConnection(() => new CountingProtocol(), socket));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Socket_ClosedDirectly_EndsTheConnectionAndIsReported(string name)
    {
        var errors = new List<ExceptionContext>();
        EventLoop.Run(
            async loop =>
            {
                var protocol = new CountingProtocol();
                var (transport, right) = await Connect(loop, protocol);
                ((Socket)transport.GetExtraInfo("socket")!).Dispose();
                await EventLoop.WrapFuture(protocol.WhenLost);
                Assert.IsType<ObjectDisposedException>(protocol.Failure);
                right.Dispose();
            },
            TestSelectors.Options(name) with { ExceptionHandler = (_, context) => errors.Add(context) });
        Assert.Contains(errors, error => error.Exception is ObjectDisposedException && error.Transport is not null);
    }

    /// <summary>The peer resets at any point of an exchange: ConnectionLost is called exactly once, and no other callback after it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Reset_AtAnyPoint_LosesTheConnectionOnce(string name)
    {
        var errors = new List<ExceptionContext>();
        var random = new Random(12);
        EventLoop.Run(
            async loop =>
            {
                for (var round = 0; round < 300; round++)
                {
                    var protocol = new CountingProtocol(echoes: random.Next(2) == 0);
                    var (transport, right) = await Connect(loop, protocol);
                    for (var steps = random.Next(6); steps > 0; steps--)
                    {
                        await Step(random.Next(6), transport, right);
                    }

                    right.LingerState = new LingerOption(true, 0);
                    right.Dispose();
                    await TestLoop.Passes(random.Next(3));
                    transport.ResumeReading();
                    if (random.Next(4) == 0)
                    {
                        transport.Close();
                    }

                    await EventLoop.WrapFuture(protocol.WhenLost);
                    Assert.Equal(1, protocol.Lost);
                    Assert.True(protocol.Failure is null or SocketException);
                }
            },
            TestSelectors.Options(name) with { ExceptionHandler = (_, context) => errors.Add(context) });
        Assert.Empty(errors);

        static async Task Step(int kind, Transport transport, Socket right)
        {
            switch (kind)
            {
                case 0:
                    transport.Write(new byte[100_000]);
                    break;
                case 1:
                    transport.Write(new byte[6_000_000]);
                    break;
                case 2:
                    right.Send(new byte[1_000], SocketFlags.None, out _);
                    break;
                case 3:
                    transport.PauseReading();
                    break;
                case 4:
                    right.Receive(new byte[50_000], SocketFlags.None, out _);
                    break;
                default:
                    await TestLoop.Passes(1);
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Receive_OfManyPieces_AllocatesNothing(string name) => Run(name, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        var client = new AllocationMeter(loop.CreateFuture<long>());
        await loop.CreateConnection(() => new Echo(), right);
        var (transport, _) = await loop.CreateConnection(() => client, left);
        transport.Write(new byte[1_000]);

        // Socket.Select allocates lists; epoll allocates nothing.
        var allocated = await client.Allocated;
        Assert.InRange(allocated, 0, name == "epoll" ? AllocationMeter.Rounds : long.MaxValue);
    });

    private static void Run(string selector, Func<EventLoop, Task> main) => EventLoop.Run(main, TestSelectors.Options(selector));

    private static async Task<(Transport Transport, Socket Peer)> Connect(EventLoop loop, CountingProtocol protocol)
    {
        var (left, right) = TestSelectors.Pair();
        var (transport, _) = await loop.CreateConnection(() => protocol, left);
        return (transport, right);
    }

    private sealed class NeitherKind : IStreamProtocol;

    private sealed class Echo : IProtocol
    {
        private Transport _transport = null!;

        public void ConnectionMade(Transport transport) => _transport = transport;

        public void DataReceived(ReadOnlySpan<byte> data) => _transport.Write(data);
    }

    /// <summary>Echoes, and measures the allocations of the thread.</summary>
    private sealed class AllocationMeter(Future<long> allocated) : IProtocol
    {
        public const int Rounds = 1_000;
        private const int WarmUp = 200;
        private Transport _transport = null!;
        private long _before;
        private int _pieces;

        public Future<long> Allocated => allocated;

        public void ConnectionMade(Transport transport) => _transport = transport;

        public void DataReceived(ReadOnlySpan<byte> data)
        {
            _pieces++;
            if (_pieces == WarmUp)
            {
                _before = GC.GetAllocatedBytesForCurrentThread();
            }
            else if (_pieces == WarmUp + Rounds)
            {
                allocated.SetResult(GC.GetAllocatedBytesForCurrentThread() - _before);
                return;
            }

            _transport.Write(data);
        }
    }
}
