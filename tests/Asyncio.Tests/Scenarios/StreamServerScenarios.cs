using System.Text;
using static Asyncio.Tests.Scenarios.Connections;
using static Asyncio.Tests.Scenarios.StreamBodies;

namespace Asyncio.Tests.Scenarios;

internal static class StreamServerScenarios
{
    public static void AnEchoServerInTasks(Log log) => RunWithHandler(log, async _ =>
    {
        var server = await EventLoop.StartServer(Serve, "127.0.0.1", 0);
        var (reader, writer) = await Open(server);
        foreach (var line in (string[])["one\n", "two\n"])
        {
            writer.Write(Bytes(line).Span);
            await Attempt(log, "line", () => reader.ReadLine());
        }

        writer.WriteEof();
        await Attempt(log, "end", () => reader.Read());
        writer.Close();
        await writer.WaitClosed();
        server.Close();
        await server.WaitClosed();

        async Task Serve(StreamReader reader, StreamWriter writer)
        {
            log.Add("client");
            while (await reader.ReadLine() is { Length: > 0 } line)
            {
                writer.Write(Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(line).ToUpperInvariant()));
                await writer.Drain();
            }

            log.Add("client ends");
            writer.Close();
            await writer.WaitClosed();
            log.Add("client closed");
        }
    });

    public static void AServerTaskThatFails(Log log) => RunWithHandler(log, async _ =>
    {
        var clients = new List<(LoopTask Task, StreamWriter Writer)>();
        var server = await EventLoop.StartServer(
            async (reader, writer) =>
            {
                clients.Add((EventLoop.CurrentTask!, writer));
                throw new InvalidDataException(Encoding.ASCII.GetString(await reader.ReadLine()).Trim());
            },
            "127.0.0.1",
            0);
        var (reader, writer) = await Open(server);
        writer.Write("broken\n"u8);
        await Until(() => clients.Count > 0 && clients[0].Task.Done);
        await TestLoop.Passes(3);
        log.Add(clients[0].Writer.IsClosing);
        clients[0].Writer.Close();
        await Attempt(log, "end", () => reader.Read());
        writer.Close();
        server.Close();
        await server.WaitClosed();
    });

    public static void AServerTaskThatIsCancelled(Log log) => RunWithHandler(log, async _ =>
    {
        var clients = new List<(LoopTask Task, StreamWriter Writer)>();
        var server = await EventLoop.StartServer(
            async (reader, writer) =>
            {
                clients.Add((EventLoop.CurrentTask!, writer));
                await reader.Read();
            },
            "127.0.0.1",
            0);
        var (reader, writer) = await Open(server);
        await Until(() => clients.Count > 0);
        var (task, served) = clients[0];
        task.Cancel();
        await Until(() => task.Done);
        await TestLoop.Passes(3);
        log.Add(task.Cancelled);
        log.Add(served.IsClosing);
        served.Close();
        await Attempt(log, "end", () => reader.Read());
        writer.Close();
        server.Close();
        await server.WaitClosed();
    });

    public static void AServerWithALimitOfItsLines(Log log) => RunWithHandler(log, async _ =>
    {
        var server = await EventLoop.StartServer(Serve, "127.0.0.1", 0, limit: 8);
        var (reader, writer) = await Open(server);
        writer.Write("a line too long\nshort\n"u8);
        await Attempt(log, "end", () => reader.Read());
        writer.Close();
        server.Close();
        await server.WaitClosed();

        async Task Serve(StreamReader reader, StreamWriter writer)
        {
            for (var i = 0; i < 2; i++)
            {
                await Attempt(log, "line", () => reader.ReadLine());
            }

            writer.Close();
        }
    });

    public static void AServerClosedWithClientsInTasks(Log log) => RunWithHandler(log, async loop =>
    {
        var server = await EventLoop.StartServer(Serve, "127.0.0.1", 0);
        var (reader, writer) = await Open(server);
        writer.Write("part"u8);
        await TestLoop.Passes(20);
        server.Close();
        var waiting = loop.CreateTask(async () => await server.WaitClosed());
        await TestLoop.Passes(3);
        log.Add(waiting.Done);
        server.CloseClients();
        await Attempt(log, "end", () => reader.Read());
        await waiting;
        writer.Close();

        async Task Serve(StreamReader reader, StreamWriter writer)
        {
            await Attempt(log, "client", () => reader.ReadLine());
            writer.Close();
        }
    });
}
