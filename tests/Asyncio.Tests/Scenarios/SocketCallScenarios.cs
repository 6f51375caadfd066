using System.Net;
using System.Net.Sockets;
using System.Text;
using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class SocketCallScenarios
{
    public static void SockRecvOfWhatIsThereGoesStraightOn(Log log) => RunWithPair(async (loop, left, right) =>
    {
        Send(right, "a");
        Assert.True(SpinWait.SpinUntil(() => left.Available > 0, TimeSpan.FromSeconds(30)));
        loop.CallSoon(() => log.Add("callback"));
        log.Add(await Receive(loop, left));
        log.Add("straight on");
    });

    public static void SockRecvWaitsForSomething(Log log) => RunWithPair(async (loop, left, right) =>
    {
        var task = loop.CreateTask(async () => log.Add(await Receive(loop, left)));
        await TestLoop.Passes(3);
        log.Add("sends");
        Send(right, "abc");
        await task;
        log.Add(loop.RemoveReader(left));
    });

    public static void ACancelledSockRecvTakesItsReaderAway(Log log) => RunWithPair(async (loop, left, right) =>
    {
        var task = loop.CreateTask(() => Outcome(log, "recv", async () => { await Receive(loop, left); }));
        await TestLoop.Passes(2);
        task.Cancel();
        await task;
        await TestLoop.Passes(2);
        log.Add(loop.RemoveReader(left));
        Send(right, "kept");
        log.Add(await Receive(loop, left));
    });

    public static void SockRecvAtTheEnd(Log log) => RunWithPair(async (loop, left, right) =>
    {
        var task = loop.CreateTask(async () => log.Add((await loop.SockRecv(left, 10)).Length));
        await TestLoop.Passes(2);
        right.Close();
        await task;
    });

    public static void SockSendallWaitsForRoom(Log log) => RunWithPair(async (loop, left, right) =>
    {
        var task = loop.CreateTask(async () =>
        {
            await loop.SockSendAll(left, new byte[5_000_000]);
            log.Add("sent");
        });
        await TestLoop.Passes(3);
        log.Add(task.Done);
        var count = 0;
        while (count < 5_000_000)
        {
            count += (await loop.SockRecv(right, 100_000)).Length;
        }

        await task;
        log.Add(count);
        log.Add(loop.RemoveWriter(left));
    });

    public static void SockAcceptAndConnect(Log log) => Run(async loop =>
    {
        using var listener = NewSocket();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using var client = NewSocket();
        var task = loop.CreateTask(async () =>
        {
            using var connection = await loop.SockAccept(listener);
            log.Add(connection.RemoteEndPoint!.Equals(client.LocalEndPoint));
            await loop.SockSendAll(connection, "hello"u8.ToArray());
        });
        await TestLoop.Passes(2);
        await loop.SockConnect(client, listener.LocalEndPoint!);
        log.Add(await Receive(loop, client));
        await task;
        log.Add((await loop.SockRecv(client, 10)).Length);
        log.Add(loop.RemoveReader(listener));
    });

    public static void SockConnectThatIsRefused(Log log) => Run(async loop =>
    {
        using var bound = NewSocket();
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var client = NewSocket();
        try
        {
            await loop.SockConnect(client, bound.LocalEndPoint!);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            log.Add("refused");
        }

        log.Add(loop.RemoveWriter(client));
    });

    public static void SockRecvWithinATimeout(Log log) => RunWithPair(async (loop, left, right) =>
    {
        await Outcome(log, "recv", () => EventLoop.Timeout(S(1), async () => { await Receive(loop, left); }));
        log.Add(loop.RemoveReader(left));
        Send(right, "kept");
        log.Add(await Receive(loop, left));
    });

    private static void RunWithPair(Func<EventLoop, Socket, Socket, Task> main) => Run(async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        using (left)
        using (right)
        {
            await main(loop, left, right);
        }
    });

    private static async Task<string> Receive(EventLoop loop, Socket socket) => Encoding.ASCII.GetString(await loop.SockRecv(socket, 10));

    private static void Send(Socket socket, string text) => socket.Send(Encoding.ASCII.GetBytes(text));

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
}
