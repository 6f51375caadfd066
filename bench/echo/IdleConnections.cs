using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Asyncio.Bench;

/// <summary>The memory of idle connections to a server: the managed heap after a full collection, without what the system keeps.</summary>
internal static class IdleConnections
{
    private const int MessageSize = 1_000;

    /// <summary>Serves so many clients of another process, each of which has sent a message and got its echo, and prints the bytes of each.</summary>
    public static Task Measure(EventLoop loop, string kind, int connections) => OperatingSystem.IsLinux()
        ? MeasureOnLinux(loop, kind, connections)
        : throw new PlatformNotSupportedException("Its clients are a subprocess of the loop, which needs Linux.");

    /// <summary>Connects, and stays so until the input ends. Prints a line when all are connected.</summary>
    public static void Connect(int port, int connections)
    {
        var message = new byte[MessageSize];
        var sockets = new List<Socket>();
        for (var i = 0; i < connections; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(IPAddress.Loopback, port);
            socket.Send(message);
            for (var left = MessageSize; left > 0;)
            {
                left -= socket.Receive(message);
            }

            sockets.Add(socket);
        }

        Console.WriteLine("connected");
        _ = Console.In.Read();
        sockets.ForEach(socket => socket.Dispose());
    }

    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    private static async Task MeasureOnLinux(EventLoop loop, string kind, int connections)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)probe.LocalEndPoint!).Port;
        probe.Dispose();
        var serving = loop.CreateTask(() => EchoServers.Serve(loop, kind, port));
        await EventLoop.Sleep(TimeSpan.FromMilliseconds(100));
        await RunClients(port, 100);
        var before = await MeasureHeap();
        var bytes = 0L;
        await RunClients(port, connections, async () => bytes = await MeasureHeap() - before);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{"Asyncio " + kind,-24} {connections,8:N0} {(double)bytes / connections,12:N0}"));
        serving.Cancel();
        await EventLoop.WaitAsync([serving]);
    }

    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    private static async Task RunClients(int port, int connections, Func<Task>? whenConnected = null)
    {
        using var clients = await EventLoop.CreateSubprocessExec(
            Environment.ProcessPath!,
            ["clients", $"{port}", $"{connections}"],
            new SubprocessOptions { Stdin = Redirect.Pipe, Stdout = Redirect.Pipe });
        await clients.Stdout!.ReadLine();
        if (whenConnected is not null)
        {
            await whenConnected();
        }

        clients.Stdin!.Close();
        await clients.Wait();
    }

    private static async Task<long> MeasureHeap()
    {
        for (var i = 0; i < 3; i++)
        {
            // Lets what has ended go.
            await EventLoop.Sleep(TimeSpan.FromMilliseconds(50));
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
