using System.Net;
using System.Net.Sockets;
using System.Text;
using static Asyncio.Tests.Scenarios.Connections;

namespace Asyncio.Tests.Scenarios;

/// <summary>Code that the scenarios of streams share, as in reference/streams.py.</summary>
internal static class StreamBodies
{
    public const int DefaultLimit = StreamReader.DefaultLimit;

    public static string Text(ReadOnlyMemory<byte> data) => Encoding.ASCII.GetString(data.Span).Replace('\n', '|');

    public static ReadOnlyMemory<byte> Bytes(string text) => Encoding.ASCII.GetBytes(text);

    public static ReadOnlyMemory<byte>[] Separators(params string[] separators) => [.. separators.Select(Bytes)];

    public static void Feed(StreamReader reader, string text) => reader.FeedData(Bytes(text).Span);

    public static Task Attempt(Log log, string name, Func<ValueTask> run) => Attempt(log, name, async () =>
    {
        await run();
        return null!;
    });

    /// <summary>Awaits, and says how that ended.</summary>
    public static async Task Attempt(Log log, string name, Func<ValueTask<byte[]>> run)
    {
        try
        {
            var result = await run();
            log.Add(result is null ? $"{name} ends" : $"{name} {Text(result)}");
        }
        catch (OperationCanceledException)
        {
            log.Add($"{name} cancelled");
        }
        catch (IncompleteReadException e)
        {
            log.Add($"{name} incomplete {Text(e.Partial)} of {(e.Expected is { } count ? $"{count}" : "None")}");
        }
        catch (LimitOverrunException e)
        {
            log.Add($"{name} overrun {e.Consumed}");
        }
        catch (InvalidOperationException)
        {
            log.Add($"{name} RuntimeError");
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            log.Add($"{name} {Error(e)}");
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            log.Add($"{name} ValueError");
        }
    }

    public static Task<(StreamReader Reader, StreamWriter Writer)> Open(Server server) =>
        EventLoop.OpenConnection("127.0.0.1", ((IPEndPoint)server.Sockets[0].LocalEndPoint!).Port);

    public static void RunFed(Log log, Func<EventLoop, StreamReader, Task> body, int limit = DefaultLimit) =>
        RunWithHandler(log, loop => body(loop, new StreamReader(limit)));

    public static void RunStreams(Log log, Func<EventLoop, StreamReader, StreamWriter, Socket, Task> body, int limit = DefaultLimit) =>
        RunWithHandler(log, async loop =>
        {
            var (left, right) = TestSelectors.Pair();
            using (right)
            {
                left.SendBufferSize = right.ReceiveBufferSize = 262_144;
                var (reader, writer) = await EventLoop.OpenConnection(left, limit);
                await body(loop, reader, writer, right);
                writer.Transport.Abort();
                await Attempt(new Log(), "closed", () => writer.WaitClosed());
            }
        });
}
