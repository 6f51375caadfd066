using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using static Asyncio.Tests.Scenarios.Bodies;
using static Asyncio.Tests.Scenarios.Connections;

namespace Asyncio.Tests.Scenarios;

internal static class DatagramScenarios
{
    private static readonly IPEndPoint Anywhere = new(IPAddress.Loopback, 0);

    public static void ADatagramIsAnswered(Log log) => Run(async loop =>
    {
        var server = await Make(loop, new DatagramRecorder(log, "server") { Answers = true });
        var client = await Make(loop, new DatagramRecorder(log, "client"), local: null, Address(server));
        log.Add(client.Transport.GetExtraInfo("peername")!.Equals(Address(server)));
        client.Transport.SendTo("hello"u8);
        await Until(() => client.Received > 0);
        foreach (var recorder in (DatagramRecorder[])[client, server])
        {
            recorder.Transport.Close();
            log.Add(recorder.Transport.IsClosing);
        }

        await Until(() => client.IsLost && server.IsLost);
    });

    public static void AnEndpointIsMadeBeforeCreateReturns(Log log) => Run(async loop =>
    {
        loop.CallSoon(() => log.Add("callback before"));
        var recorder = new DatagramRecorder(log, string.Empty);
        var created = loop.CreateTask(() => loop.CreateDatagramEndpoint(() => recorder, Anywhere));
        created.AddDoneCallback((Future _) => log.Add("created"));
        for (var i = 0; i < 3; i++)
        {
            await Sleep(0);
            log.Add($"pass {i}");
        }

        await created;
        recorder.Transport.Close();
        log.Add("closing");
        await Until(() => recorder.IsLost);
    });

    public static void DatagramsKeepTheirBounds(Log log) => Run(async loop =>
    {
        var server = await Make(loop, new DatagramRecorder(log, "server"));
        var client = await Make(loop, new DatagramRecorder(log, "client"));
        foreach (var text in (string[])["one", "", "three"])
        {
            client.Transport.SendTo(Encoding.ASCII.GetBytes(text), Address(server));
        }

        await Until(() => server.Received == 3);
        await Close(server, client);
    });

    public static void ADatagramToAClosedPort(Log log) => Run(async loop =>
    {
        var gone = await Make(loop, new DatagramRecorder(log, "gone"));
        var port = Address(gone);
        await Close(gone);
        var client = await Make(loop, new DatagramRecorder(log, "client"), local: null, port);
        client.Transport.SendTo("anyone?"u8);
        await Until(() => client.Errors > 0);
        log.Add(client.Transport.IsClosing);
        client.Transport.Abort();
        await Until(() => client.IsLost);
    });

    public static void AnEndpointOfOneAddressRefusesOthers(Log log) => Run(async loop =>
    {
        var server = await Make(loop, new DatagramRecorder(log, "server"));
        var client = await Make(loop, new DatagramRecorder(log, "client"), local: null, Address(server));
        Assert.Throws<ArgumentException>(() => client.Transport.SendTo("elsewhere"u8, new IPEndPoint(IPAddress.Loopback, 9)));
        log.Add("ValueError");
        client.Transport.SendTo("there"u8, Address(server));
        await Until(() => server.Received > 0);
        client.Transport.Close();
        server.Transport.Abort();
        await Until(() => client.IsLost && server.IsLost);
    });

    public static void ADatagramProtocolThatFailsStays(Log log) => RunWithHandler(log, async loop =>
    {
        var server = await Make(loop, new DatagramRecorder(log, "server") { Fails = true });
        var client = await Make(loop, new DatagramRecorder(log, "client"));
        for (var i = 0; i < 2; i++)
        {
            client.Transport.SendTo(Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture)), Address(server));
            await Until(() => server.Received == i + 1);
        }

        await Close(server, client);
    });

    public static void DatagramsThatTheSystemDoesNotTakeWait(Log log) => Run(async loop =>
    {
        var folder = Directory.CreateTempSubdirectory();
        using var right = NewUnixSocket();
        right.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder.FullName, "socket")));
        var left = NewUnixSocket();
        left.Connect(right.LocalEndPoint!);
        var recorder = new DatagramRecorder(log, string.Empty);
        await loop.CreateDatagramEndpoint(() => recorder, left);
        recorder.Transport.SetWriteBufferLimits(high: 1000);
        var sent = 0;
        while (recorder.Transport.WriteBufferSize <= 1000)
        {
            recorder.Transport.SendTo(new byte[100]);
            sent++;
        }

        recorder.Transport.Close();
        log.Add($"lost {recorder.IsLost}");
        var received = 0;
        while (!recorder.IsLost)
        {
            received += TryReceive(right) ? 1 : 0;
            await Sleep(0);
        }

        while (TryReceive(right))
        {
            received++;
        }

        log.Add(received == sent);
        folder.Delete(recursive: true);
    });

    public static void EndpointsThatAreRefused(Log log) => Run(async loop =>
    {
        await Assert.ThrowsAsync<ArgumentException>(() => loop.CreateDatagramEndpoint(() => new DatagramRecorder(log, string.Empty)));
        log.Add("ValueError");
        using var stream = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await Assert.ThrowsAsync<ArgumentException>(() => loop.CreateDatagramEndpoint(() => new DatagramRecorder(log, string.Empty), stream));
        log.Add("ValueError");
        var server = await Make(loop, new DatagramRecorder(log, "server"));
        await Assert.ThrowsAsync<SocketException>(() => Make(loop, new DatagramRecorder(log, "second"), Address(server)));
        log.Add("OSError");
        await Close(server);
    });

    private static Task<DatagramRecorder> Make(EventLoop loop, DatagramRecorder recorder) => Make(loop, recorder, Anywhere);

    private static async Task<DatagramRecorder> Make(EventLoop loop, DatagramRecorder recorder, EndPoint? local, EndPoint? remote = null)
    {
        await loop.CreateDatagramEndpoint(() => recorder, local, remote);
        return recorder;
    }

    private static EndPoint Address(DatagramRecorder recorder) => (EndPoint)recorder.Transport.GetExtraInfo("sockname")!;

    private static async Task Close(params DatagramRecorder[] recorders)
    {
        Array.ForEach(recorders, recorder => recorder.Transport.Close());
        await Until(() => Array.TrueForAll(recorders, recorder => recorder.IsLost));
    }

    private static Socket NewUnixSocket() => new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };

    private static bool TryReceive(Socket socket)
    {
        socket.Receive(new byte[1000], SocketFlags.None, out var error);
        return error == SocketError.Success;
    }
}
