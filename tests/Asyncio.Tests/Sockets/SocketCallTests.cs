using System.Net;
using System.Net.Sockets;

namespace Asyncio.Tests;

public sealed class SocketCallTests
{
    public static TheoryData<string> Names => TestSelectors.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void SockCalls_ClientsAndServerOnOneLoop_EchoOnItsThread(string name) => Run(name, async loop =>
    {
        const int Clients = 50;
        var mine = Environment.CurrentManagedThreadId;
        using var listener = Listen();
        var server = loop.CreateTask(async () =>
        {
            for (var i = 0; i < Clients; i++)
            {
                var connection = await loop.SockAccept(listener);
                Assert.False(connection.Blocking);
                _ = loop.CreateTask(() => Echo(connection));
            }
        });
        await EventLoop.Gather(Enumerable.Range(0, Clients).Select(i => loop.CreateTask(() => Client(i))));
        await server;

        async Task Client(int number)
        {
            using var socket = NewSocket();
            await loop.SockConnect(socket, listener.LocalEndPoint!);
            Assert.Equal(mine, Environment.CurrentManagedThreadId);
            var message = Enumerable.Range(0, 10_000 + number).Select(i => (byte)(i + number)).ToArray();
            await loop.SockSendAll(socket, message);
            var received = new List<byte>();
            while (received.Count < message.Length)
            {
                received.AddRange(await loop.SockRecv(socket, 4_096));
            }

            Assert.Equal(message, received);
            Assert.Equal(mine, Environment.CurrentManagedThreadId);
        }

        async Task Echo(Socket connection)
        {
            using (connection)
            {
                var buffer = new byte[1_000];
                while (await loop.SockRecvInto(connection, buffer) is var count and > 0)
                {
                    await loop.SockSendAll(connection, buffer.AsMemory(0, count));
                }
            }
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void SockSendAll_MoreThanTheSendBuffer_WaitsAndSendsAll(string name) => Run(name, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        var data = new byte[5_000_000];
        new Random(1).NextBytes(data);
        var sending = loop.CreateTask(async () => await loop.SockSendAll(left, data));
        await TestLoop.Passes(3);
        Assert.False(sending.Done);
        var received = new byte[data.Length];
        for (var at = 0; at < received.Length;)
        {
            at += await loop.SockRecvInto(right, received.AsMemory(at));
        }

        await sending;
        Assert.True(data.AsSpan().SequenceEqual(received));
        Assert.False(loop.RemoveWriter(left));
        Close(left, right);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void SockConnect_ConnectionRefused_ThrowsAndNamesTheAddress(string name) => Run(name, async loop =>
    {
        using var bound = NewSocket();
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var socket = NewSocket();
        var error = await Assert.ThrowsAsync<SocketException>(async () => await loop.SockConnect(socket, bound.LocalEndPoint!));
        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void SockConnect_HostName_IsResolved(string name) => Run(name, async loop =>
    {
        using var listener = Listen();
        using var socket = NewSocket();
        await loop.SockConnect(socket, new DnsEndPoint("localhost", ((IPEndPoint)listener.LocalEndPoint!).Port, AddressFamily.InterNetwork));
        using var connection = await loop.SockAccept(listener);
        Assert.Equal(socket.LocalEndPoint, connection.RemoteEndPoint);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void SockRecv_CancelledInThePassOfTheData_LosesNoByte(string name) => Run(name, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        for (var round = 0; round < 50; round++)
        {
            var receiving = loop.CreateTask(async () => await loop.SockRecv(left, 10));
            await TestLoop.Passes(1);
            right.Send([1, 2, 3]);

            // A few passes, so that in some rounds the socket is ready but the task has not resumed.
            await TestLoop.Passes(round % 5);
            receiving.Cancel();
            await EventLoop.WaitAsync([receiving]);
            if (receiving.Cancelled)
            {
                Assert.Equal([1, 2, 3], await loop.SockRecv(left, 10));
            }
            else
            {
                Assert.Equal([1, 2, 3], receiving.Result);
            }

            Assert.False(loop.RemoveReader(left));
        }

        Close(left, right);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void SockAccept_Cancelled_LeavesTheConnectionToTheNextAccept(string name) => Run(name, async loop =>
    {
        using var listener = Listen();
        var accepting = loop.CreateTask(async () => await loop.SockAccept(listener));
        await TestLoop.Passes(1);
        using var socket = NewSocket();
        await loop.SockConnect(socket, listener.LocalEndPoint!);
        if (accepting.Cancel())
        {
            await EventLoop.WaitAsync([accepting]);
        }

        using var connection = accepting.Cancelled ? await loop.SockAccept(listener) : accepting.Result;
        Assert.False(loop.RemoveReader(listener));
        Assert.Equal(socket.LocalEndPoint, connection.RemoteEndPoint);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void SockRecv_TokenCancelled_EndsTheWait(string name) => Run(name, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        using var source = new CancellationTokenSource();
        loop.CallSoon(source.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await loop.SockRecv(left, 10, source.Token));
        Assert.False(loop.RemoveReader(left));
        Close(left, right);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void SockRecv_TwoAtOnce_IsAnErrorOfTheSecond(string name) => Run(name, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        var first = loop.CreateTask(async () => await loop.SockRecv(left, 10));
        await TestLoop.Passes(1);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await loop.SockRecv(left, 10));

        // A concurrent send is allowed.
        await loop.SockSendAll(left, new byte[] { 9 });
        right.Send([1]);
        Assert.Equal([1], await first);
        Close(left, right);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void SockRecv_PeerClosesOrResets_ReturnsNothingOrThrows(string name) => Run(name, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        var receiving = loop.CreateTask(async () => await loop.SockRecv(left, 10));
        await TestLoop.Passes(1);
        right.Shutdown(SocketShutdown.Send);
        Assert.Empty(await receiving);
        Close(left, right);

        (left, right) = TestSelectors.Pair();
        receiving = loop.CreateTask(async () => await loop.SockRecv(left, 10));
        await TestLoop.Passes(1);
        right.LingerState = new LingerOption(true, 0);
        right.Close();
        var error = await Assert.ThrowsAsync<SocketException>(async () => await receiving);
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
        Close(left, right);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void SockRecv_SocketClosedDuringTheWait_Fails(string name)
    {
        var errors = new List<ExceptionContext>();
        EventLoop.Run(
            async loop =>
            {
                var (left, right) = TestSelectors.Pair();
                var receiving = loop.CreateTask(async () => await loop.SockRecv(left, 10));
                await TestLoop.Passes(1);
                left.Close();
                await Assert.ThrowsAsync<ObjectDisposedException>(async () => await receiving);
                Close(left, right);
            },
            TestSelectors.Options(name) with { ExceptionHandler = (_, context) => errors.Add(context) });
        Assert.Single(errors);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SockCalls_BlockingSocketOrWrongThread_AreRefused(string name) => Run(name, async loop =>
    {
        using var blocking = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var address = new IPEndPoint(IPAddress.Loopback, 1);
        await Assert.ThrowsAsync<ArgumentException>(async () => await loop.SockConnect(blocking, address));
        await Assert.ThrowsAsync<ArgumentException>(async () => await loop.SockAccept(blocking));
        Assert.Throws<ArgumentException>(() => { _ = loop.SockRecvInto(blocking, new byte[1]); });
        Assert.Throws<ArgumentException>(() => { _ = loop.SockSendAll(blocking, new byte[1]); });
        blocking.Blocking = false;
        await EventLoop.ToThread(() =>
        {
            Assert.Throws<InvalidOperationException>(() => { _ = loop.SockRecvInto(blocking, new byte[1]); });
        });
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void SockConnect_TwoThousandTimes_LeaksNoDescriptor(string name) => Run(name, async loop =>
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Descriptors are counted in /proc.");
        using var listener = Listen();
        var most = 0;
        for (var i = 0; i < 2_000; i++)
        {
            using var socket = NewSocket();
            socket.LingerState = new LingerOption(true, 0);
            await loop.SockConnect(socket, listener.LocalEndPoint!);
            using var connection = await loop.SockAccept(listener);
            if (i % 500 == 499)
            {
                most = Math.Max(most, Directory.GetFiles("/proc/self/fd").Length);
            }
        }

        // Other tests of this process have up to some hundred.
        Assert.InRange(most, 1, 1_500);
    });

    private static void Run(string selector, Func<EventLoop, Task> main) => EventLoop.Run(main, TestSelectors.Options(selector));

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };

    private static Socket Listen()
    {
        var listener = NewSocket();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(100);
        return listener;
    }

    private static void Close(Socket left, Socket right)
    {
        left.Dispose();
        right.Dispose();
    }
}
