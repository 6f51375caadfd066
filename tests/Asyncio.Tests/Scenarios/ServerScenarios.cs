using System.Net;
using System.Net.Sockets;
using static Asyncio.Tests.Scenarios.Connections;

namespace Asyncio.Tests.Scenarios;

internal static class ServerScenarios
{
    public static void AServerAndAClient(Log log) => RunServer(log, async (server, recorders) =>
    {
        log.Add(server.IsServing);
        using var client = await Connect(server, recorders);
        Send(client, "hello");
        await Until(() => recorders[0].Received.Length > 0);
        recorders[0].Transport.Write("bye"u8);
        log.Add(await ReceiveText(client, 3));
        log.Add(client.LocalEndPoint!.Equals(recorders[0].Transport.GetExtraInfo("peername")));
    });

    public static void AServerThatDoesNotServeYet(Log log) => RunServer(
        log,
        async (server, recorders) =>
        {
            log.Add(server.IsServing);
            log.Add(server.Sockets.Count);
            await server.StartServing();
            await server.StartServing();
            log.Add(server.IsServing);
            using var client = await Connect(server, recorders);
            log.Add("connected");
        },
        serves: false);

    public static void AServerThatClosesKeepsItsConnections(Log log) => RunServer(log, async (server, recorders) =>
    {
        using var client = await Connect(server, recorders);
        server.Close();
        server.Close();
        log.Add(server.IsServing);
        log.Add(server.Sockets.Count);
        var waiting = server.Loop.CreateTask(async () => await server.WaitClosed());
        await TestLoop.Passes(3);
        log.Add($"waited {waiting.Done}");
        Send(client, "still");
        await Until(() => recorders[0].Received.Length > 0);
        recorders[0].Transport.Close();
        await waiting;
        log.Add("over");
    });

    public static void WaitClosedOfAServerThatIsOpen(Log log) => RunServer(log, async (server, _) =>
    {
        var waiting = server.Loop.CreateTask(async () => await server.WaitClosed());
        await TestLoop.Passes(3);
        log.Add($"waited {waiting.Done}");
        server.Close();
        await waiting;
        log.Add("over");
        await server.WaitClosed();
        log.Add("over again");
    });

    public static void CloseClientsSendsWhatIsLeft(Log log) => RunServer(log, async (server, recorders) =>
    {
        using var client = await Connect(server, recorders);
        recorders[0].Transport.Write(new byte[Much]);
        server.Close();
        server.CloseClients();
        await TestLoop.Passes(3);
        log.Add($"lost {recorders[0].IsLost}");
        log.Add((await Receive(client, Much + 1)).Length);
        await server.WaitClosed();
        log.Add("over");
    });

    public static void AbortClientsDropsWhatIsLeft(Log log) => RunServer(log, async (server, recorders) =>
    {
        using var client = await Connect(server, recorders);
        recorders[0].Transport.Write(new byte[Much]);
        server.AbortClients();
        await TestLoop.Passes(1);
        log.Add($"lost {recorders[0].IsLost}");
        log.Add(server.IsServing);
    });

    public static void ClientsOfAServerThatGoesOn(Log log) => RunServer(log, async (server, recorders) =>
    {
        using (await Connect(server, recorders))
        {
            server.CloseClients();
            await Until(() => recorders[0].IsLost);
        }

        using var client = await Connect(server, recorders);
        Send(client, "second");
        await Until(() => recorders[1].Received.Length > 0);
    });

    public static void ServeForeverThatIsCancelled(Log log) => RunServer(
        log,
        async (server, _) =>
        {
            var serving = server.Loop.CreateTask(server.ServeForever);
            await TestLoop.Passes(2);
            log.Add(server.IsServing);
            serving.Cancel();
            await EventLoop.WaitAsync([serving]);
            log.Add(serving.Cancelled);
            log.Add(server.IsServing);
            log.Add(server.Sockets.Count);
        },
        serves: false);

    public static void ServeForeverThatIsCancelledWaitsForItsClients(Log log) => RunServer(log, async (server, recorders) =>
    {
        var serving = server.Loop.CreateTask(server.ServeForever);
        using var client = await Connect(server, recorders);
        serving.Cancel();
        await TestLoop.Passes(5);
        log.Add($"ended {serving.Done}");
        recorders[0].Transport.Close();
        await EventLoop.WaitAsync([serving]);
        log.Add(serving.Cancelled);
    });

    public static void ServeForeverOfAServerThatIsClosedMeanwhile(Log log) => RunServer(log, async (server, _) =>
    {
        var serving = server.Loop.CreateTask(server.ServeForever);
        await TestLoop.Passes(2);
        server.Close();
        await EventLoop.WaitAsync([serving]);
        log.Add(serving.Cancelled);
    });

    public static void ServeForeverTwiceOrAfterTheEnd(Log log) => RunServer(log, async (server, _) =>
    {
        var first = server.Loop.CreateTask(server.ServeForever);
        await TestLoop.Passes(1);
        for (var i = 0; i < 2; i++)
        {
            try
            {
                await server.ServeForever();
            }
            catch (InvalidOperationException)
            {
                log.Add("refused");
            }

            server.Close();
            await EventLoop.WaitAsync([first]);
        }
    });

    public static void AServerAsAContext(Log log) => RunServer(log, async (server, _) =>
    {
        await using (server)
        {
            log.Add(server.IsServing);
        }

        log.Add(server.IsServing);
        await server.WaitClosed();
        log.Add("over");
    });

    public static void AServerOnAPortThatIsTaken(Log log) => RunServer(log, async (server, _) =>
    {
        try
        {
            await server.Loop.CreateServer(() => new TextRecorder(), "127.0.0.1", ((IPEndPoint)server.Sockets[0].LocalEndPoint!).Port);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            log.Add("taken");
        }
    });

    public static void ManyClientsThatWaitAreAcceptedInOnePass(Log log) => RunWithHandler(log, async loop =>
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var recorders = new List<Recorder>();
        var server = await loop.CreateServer(Factory(log, recorders), listener, new ServerOptions { StartServing = false });
        var clients = Enumerable.Range(0, 5).Select(_ => Client(server)).ToList();
        await server.StartServing();
        await Until(() => recorders.Count == 5 && recorders[^1].Transport is not null);
        clients.ForEach(client => client.Dispose());
        await End(server, recorders);
    });

    private static Func<IStreamProtocol> Factory(Log log, List<Recorder> recorders) => () =>
    {
        log.Add("factory");
        recorders.Add(new TextRecorder { Log = log.Add, KeepsOpen = true });
        return recorders[^1];
    };

    private static void RunServer(Log log, Func<Server, List<Recorder>, Task> body, bool serves = true) => RunWithHandler(log, async loop =>
    {
        var recorders = new List<Recorder>();
        var server = await loop.CreateServer(Factory(log, recorders), "127.0.0.1", 0, new ServerOptions { StartServing = serves });
        try
        {
            await body(server, recorders);
        }
        finally
        {
            await End(server, recorders);
        }
    });

    private static async Task End(Server server, List<Recorder> recorders)
    {
        server.Close();
        recorders.ForEach(recorder => recorder.Transport.Abort());
        await Until(() => recorders.TrueForAll(recorder => recorder.IsLost));
    }

    private static async Task<Socket> Connect(Server server, List<Recorder> recorders)
    {
        var count = recorders.Count;
        var client = Client(server);
        await Until(() => recorders.Count > count && recorders[^1].Transport is not null);
        return client;
    }

    private static Socket Client(Server server)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(server.Sockets[0].LocalEndPoint!);
        client.Blocking = false;
        return client;
    }
}
