using System.Net;
using System.Net.Sockets;

namespace Asyncio.Tests;

public sealed class SelectorTests
{
    private const int Long = 30_000;

    public static TheoryData<string> Names => TestSelectors.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Select_SocketWithData_IsReadyToReadUntilItIsRead(string name)
    {
        using var selector = TestSelectors.Create(name);
        var (left, right) = TestSelectors.Pair();
        using var both = new Both(left, right);
        var key = selector.Register(left, SelectorEvents.Read, "data");
        Assert.Equal("data", key.Data);
        Assert.Empty(Ready(selector, 0));
        right.Send([1, 2]);
        Assert.Equal([new SelectorEvent(key, SelectorEvents.Read)], Ready(selector, Long));
        Assert.Single(Ready(selector, Long));
        left.Receive(new byte[2]);
        Assert.Empty(Ready(selector, 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Select_WritableSocket_ReportsOnlyTheRequestedEvents(string name)
    {
        using var selector = TestSelectors.Create(name);
        var (left, right) = TestSelectors.Pair();
        using var both = new Both(left, right);
        var key = selector.Register(left, SelectorEvents.Read | SelectorEvents.Write);
        Assert.Equal(SelectorEvents.Write, Assert.Single(Ready(selector, Long)).Events);
        right.Send([1]);
        Assert.True(SpinWait.SpinUntil(() => Ready(selector, Long)[0].Events == (SelectorEvents.Read | SelectorEvents.Write), Long));
        selector.Modify(key, SelectorEvents.Read);
        Assert.Equal(SelectorEvents.Read, Assert.Single(Ready(selector, Long)).Events);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Select_PeerClosed_IsReadyToRead(string name)
    {
        using var selector = TestSelectors.Create(name);
        var (left, right) = TestSelectors.Pair();
        using var both = new Both(left, right);
        selector.Register(left, SelectorEvents.Read);
        right.Close();
        Assert.Equal(SelectorEvents.Read, Assert.Single(Ready(selector, Long)).Events);
        Assert.Equal(0, left.Receive(new byte[1]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Select_RefusedConnect_IsReadyToWrite(string name)
    {
        using var selector = TestSelectors.Create(name);
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        try
        {
            socket.Connect(bound.LocalEndPoint!);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress or SocketError.ConnectionRefused)
        {
        }

        selector.Register(socket, SelectorEvents.Write);
        Assert.Equal(SelectorEvents.Write, Assert.Single(Ready(selector, Long)).Events);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Register_TwiceOrNothingOrClosed_IsRefused(string name)
    {
        using var selector = TestSelectors.Create(name);
        var (left, right) = TestSelectors.Pair();
        using var both = new Both(left, right);
        var key = selector.Register(left, SelectorEvents.Read);
        Assert.Throws<ArgumentException>(() => selector.Register(left, SelectorEvents.Write));
        Assert.Throws<ArgumentException>(() => selector.Register(right, SelectorEvents.None));
        Assert.Throws<ArgumentException>(() => selector.Modify(key, SelectorEvents.None));
        Assert.Same(key, selector.Find(left));
        Assert.Null(selector.Find(right));
        Assert.True(selector.Unregister(key));
        Assert.False(selector.Unregister(key));
        Assert.Throws<ArgumentException>(() => selector.Modify(key, SelectorEvents.Read));
        Assert.Equal(0, selector.Count);
        right.Close();
        Assert.Throws<ObjectDisposedException>(() => selector.Register(right, SelectorEvents.Read));
        Assert.Equal(0, selector.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Select_ClosedSocket_IsReportedOnceAndRemoved(string name)
    {
        using var selector = TestSelectors.Create(name);
        var (left, right) = TestSelectors.Pair();
        using var both = new Both(left, right);
        var key = selector.Register(left, SelectorEvents.Read);
        left.Close();
        Assert.Equal([new SelectorEvent(key, SelectorEvents.None)], Ready(selector, Timeout.Infinite));
        Assert.Empty(Ready(selector, 0));
        Assert.Equal(0, selector.Count);
        Assert.Null(selector.Find(left));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Register_DescriptorOfAClosedSocket_ReportsTheClosedSocket(string name)
    {
        using var selector = TestSelectors.Create(name);
        var (left, right) = TestSelectors.Pair();
        using var both = new Both(left, right);
        var descriptor = left.Handle;
        var key = selector.Register(left, SelectorEvents.Read);
        left.Close();

        // The system uses the lowest free number.
        var sockets = new List<Socket>();
        do
        {
            sockets.Add(new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp));
        }
        while (sockets[^1].Handle != descriptor && sockets.Count < 100);

        var next = sockets[^1];
        Assert.SkipUnless(next.Handle == descriptor, "Another thread took the descriptor.");
        var other = selector.Register(next, SelectorEvents.Write);
        var ready = Ready(selector, Long);
        Assert.Contains(new SelectorEvent(key, SelectorEvents.None), ready);
        Assert.Equal([new SelectorEvent(other, SelectorEvents.Write)], Ready(selector, Long));
        Assert.False(selector.Unregister(key));
        Assert.True(selector.Unregister(other));
        sockets.ForEach(socket => socket.Dispose());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Wake_BeforeOrDuringASelect_EndsIt(string name)
    {
        using var selector = TestSelectors.Create(name);
        for (var i = 0; i < 100; i++)
        {
            selector.Wake();
            selector.Wake();
            Assert.Empty(Ready(selector, Timeout.Infinite));
            var thread = new Thread(selector.Wake);
            thread.Start();
            Assert.Empty(Ready(selector, Timeout.Infinite));
            thread.Join();
        }

        // A wake-up ends one select only. The next one waits until its timeout.
        var start = TimeProvider.System.GetTimestamp();
        Assert.Empty(Ready(selector, 20));
        Assert.True(TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromMilliseconds(10));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Select_ManySockets_FindsThoseThatAreReady(string name)
    {
        using var selector = TestSelectors.Create(name);
        var pairs = Enumerable.Range(0, 150).Select(_ => TestSelectors.Pair()).ToArray();
        var keys = Array.ConvertAll(pairs, pair => selector.Register(pair.Left, SelectorEvents.Read));
        for (var i = 0; i < pairs.Length; i += 3)
        {
            Assert.True(selector.Unregister(keys[i]));
        }

        for (var i = 0; i < pairs.Length; i += 2)
        {
            pairs[i].Right.Send([1]);
        }

        var wanted = Enumerable.Range(0, pairs.Length).Where(i => i % 2 == 0 && i % 3 != 0).Select(i => keys[i]).ToHashSet();
        Assert.True(SpinWait.SpinUntil(() => Ready(selector, Long).Select(found => found.Key).ToHashSet().SetEquals(wanted), Long));
        Array.ForEach(pairs, pair => new Both(pair.Left, pair.Right).Dispose());
    }

    private static List<SelectorEvent> Ready(ISelector selector, int milliseconds)
    {
        var ready = new List<SelectorEvent>();
        selector.Select(milliseconds, ready);
        return ready;
    }

    private sealed class Both(Socket left, Socket right) : IDisposable
    {
        public void Dispose()
        {
            left.Dispose();
            right.Dispose();
        }
    }
}
