using System.Net;
using System.Net.Sockets;
using System.Text;
using static Asyncio.Tests.Scenarios.Bodies;
using static Asyncio.Tests.Scenarios.Connections;

namespace Asyncio.Tests.Scenarios;

internal static class StreamScenarios
{
    private const int DefaultLimit = StreamReader.DefaultLimit;

    public static void ReadTakesWhatIsThere(Log log) => RunFed(log, async (_, reader) =>
    {
        reader.FeedData("ab"u8);
        reader.FeedData("c"u8);
        await Attempt(log, "read", () => reader.Read(2));
        await Attempt(log, "read", () => reader.Read(10));
        await Attempt(log, "none", () => reader.Read(0));
    });

    public static void ReadWaitsForSomething(Log log) => RunFed(log, async (loop, reader) =>
    {
        loop.CallSoon(log.Add, "callback");
        var reading = loop.CreateTask(() => Attempt(log, "read", () => reader.Read(10)));
        await TestLoop.Passes(2);
        log.Add("feeds");
        reader.FeedData("abc"u8);
        reader.FeedData("d"u8);
        log.Add("has fed");
        await reading;
        log.Add(reader.AtEof);
    });

    public static void ReadToTheEndOfTheStream(Log log) => RunFed(
        log,
        async (loop, reader) =>
        {
            var reading = loop.CreateTask(() => Attempt(log, "read", () => reader.Read()));
            foreach (var piece in (string[])["ab", "c", "def"])
            {
                Feed(reader, piece);
                await TestLoop.Passes(2);
            }

            log.Add(reading.Done);
            reader.FeedEof();
            await reading;
            await Attempt(log, "again", () => reader.Read());
            await Attempt(log, "some", () => reader.Read(5));
            log.Add(reader.AtEof);
        },
        limit: 2);

    public static void AtEofOnlyWhenAllIsRead(Log log) => RunFed(log, async (_, reader) =>
    {
        log.Add(reader.AtEof);
        reader.FeedData("ab"u8);
        reader.FeedEof();
        log.Add(reader.AtEof);
        await Attempt(log, "read", () => reader.Read(1));
        log.Add(reader.AtEof);
        await Attempt(log, "read", () => reader.Read(1));
        log.Add(reader.AtEof);
    });

    public static void ReadexactlyInPieces(Log log) => RunFed(log, async (loop, reader) =>
    {
        var reading = loop.CreateTask(() => Attempt(log, "exactly", () => reader.ReadExactly(5)));
        foreach (var piece in (string[])["a", "bc", "def"])
        {
            await TestLoop.Passes(2);
            log.Add($"feeds {piece}");
            Feed(reader, piece);
        }

        await reading;
        await Attempt(log, "rest", () => reader.ReadExactly(1));
        await Attempt(log, "none", () => reader.ReadExactly(0));
        await Attempt(log, "negative", () => reader.ReadExactly(-1));
    });

    public static void ReadexactlyBeyondTheEnd(Log log) => RunFed(log, async (loop, reader) =>
    {
        var reading = loop.CreateTask(() => Attempt(log, "exactly", () => reader.ReadExactly(5)));
        reader.FeedData("abc"u8);
        await TestLoop.Passes(2);
        reader.FeedEof();
        await reading;
        log.Add(reader.AtEof);
        await Attempt(log, "again", () => reader.ReadExactly(2));
    });

    public static void ReadlineSplitAnywhere(Log log) => RunFed(log, async (loop, reader) =>
    {
        var reading = loop.CreateTask(() => Attempt(log, "line", () => reader.ReadLine()));
        foreach (var piece in (string[])["a", "bc\nd", "e\n\nf"])
        {
            await TestLoop.Passes(2);
            Feed(reader, piece);
        }

        await reading;
        await Attempt(log, "line", () => reader.ReadLine());
        await Attempt(log, "line", () => reader.ReadLine());
        reader.FeedEof();
        await Attempt(log, "last", () => reader.ReadLine());
        await Attempt(log, "last", () => reader.ReadLine());
    });

    public static void ReadlineAboveTheLimit(Log log) => RunFed(
        log,
        async (loop, reader) =>
        {
            reader.FeedData("abcdef\nab\n"u8);
            await Attempt(log, "whole", () => reader.ReadLine());
            await Attempt(log, "next", () => reader.ReadLine());
            reader.FeedData("abcdefgh"u8);
            await Attempt(log, "without end", () => reader.ReadLine());
            reader.FeedData("abc\n"u8);
            await Attempt(log, "next", () => reader.ReadLine());
            reader.FeedData("abcde"u8);
            var waiting = loop.CreateTask(() => Attempt(log, "split", () => reader.ReadLine()));
            await TestLoop.Passes(2);
            reader.FeedData("f\nxy\n"u8);
            await waiting;
            await Attempt(log, "next", () => reader.ReadLine());
        },
        limit: 4);

    public static void ReaduntilASeparatorOfSeveralBytes(Log log) => RunFed(log, async (loop, reader) =>
    {
        var reading = loop.CreateTask(() => Attempt(log, "until", () => reader.ReadUntil(Bytes("END"))));
        foreach (var piece in (string[])["aE", "N", "E", "N", "DbEND"])
        {
            await TestLoop.Passes(2);
            Feed(reader, piece);
        }

        await reading;
        await Attempt(log, "until", () => reader.ReadUntil(Bytes("END")));
        await Attempt(log, "empty", () => reader.ReadUntil(Bytes(string.Empty)));
    });

    public static void ReaduntilOneOfSeveralSeparators(Log log) => RunFed(log, async (_, reader) =>
    {
        reader.FeedData("one\r\ntwo\nthree;fourxabxyz"u8);
        foreach (var separators in (string[][])[
            ["\r\n", "\n", ";"], [";", "\n", "\r\n"], ["\n", ";"], ["abx", "bx", "x"], ["abx", "bx"], ["z", "yz", "xyz"]])
        {
            await Attempt(log, "until", () => reader.ReadUntil(Separators(separators)));
        }

        await Attempt(log, "none", () => reader.ReadUntil(Separators()));
        await Attempt(log, "empty", () => reader.ReadUntil(Separators("a", string.Empty)));
    });

    public static void ReaduntilSeparatorsSplitAnywhere(Log log) => RunFed(log, async (loop, reader) =>
    {
        var reading = loop.CreateTask(() => Attempt(log, "until", () => reader.ReadUntil(Separators("END", "FINISH"))));
        foreach (var piece in (string[])["aFINIS", "xEN", "xFINI", "SH", "tail"])
        {
            await TestLoop.Passes(2);
            Feed(reader, piece);
        }

        await reading;
        await Attempt(log, "rest", () => reader.Read(100));
    });

    public static void ReaduntilAboveTheLimit(Log log) => RunFed(
        log,
        async (_, reader) =>
        {
            reader.FeedData("abcdef;g"u8);
            await Attempt(log, "beyond", () => reader.ReadUntil(Bytes(";")));
            await Attempt(log, "exactly", () => reader.ReadExactly(6));
            await Attempt(log, "until", () => reader.ReadUntil(Bytes(";")));
            reader.FeedData("hijklmEN"u8);
            await Attempt(log, "without", () => reader.ReadUntil(Bytes("END")));
            await Attempt(log, "kept", () => reader.Read(100));
        },
        limit: 5);

    public static void ReaduntilTheEndOfTheStream(Log log) => RunFed(log, async (_, reader) =>
    {
        reader.FeedData("partEN"u8);
        reader.FeedEof();
        await Attempt(log, "until", () => reader.ReadUntil(Bytes("END")));
        log.Add(reader.AtEof);
        await Attempt(log, "again", () => reader.ReadUntil(Bytes("END")));
    });

    public static void TwoReadsAtOnce(Log log) => RunFed(log, async (loop, reader) =>
    {
        var first = loop.CreateTask(() => Attempt(log, "first", () => reader.Read(10)));
        await TestLoop.Passes(1);
        await Attempt(log, "second", () => reader.ReadLine());
        await Attempt(log, "third", () => reader.ReadExactly(2));
        reader.FeedData("abc"u8);
        await first;
    });

    public static void AReadThatIsCancelledTakesNothing(Log log) => RunFed(log, async (loop, reader) =>
    {
        foreach (var read in (Func<ValueTask<byte[]>>[])[() => reader.ReadExactly(5), () => reader.ReadLine(), () => reader.Read(5)])
        {
            var reading = loop.CreateTask(() => Attempt(log, "read", read));
            await TestLoop.Passes(1);
            reader.FeedData("ab"u8);
            reading.Cancel();
            await reading;
        }

        await Attempt(log, "kept", () => reader.Read(100));
    });

    public static void AReadWithinATimeout(Log log) => RunFed(log, async (_, reader) =>
    {
        try
        {
            await EventLoop.Timeout(S(1), async () =>
            {
                reader.FeedData("ab"u8);
                await reader.ReadExactly(3);
            });
        }
        catch (TimeoutException)
        {
            log.Add("times out");
        }

        reader.FeedData("c"u8);
        await Attempt(log, "read", () => reader.ReadExactly(3));
    });

    public static void AnExceptionOfTheStream(Log log) => RunFed(log, async (loop, reader) =>
    {
        var reading = loop.CreateTask(() => Attempt(log, "waiting", () => reader.ReadExactly(5)));
        await TestLoop.Passes(1);
        reader.FeedData("ab"u8);
        await TestLoop.Passes(2);
        reader.SetException(new IOException("broken"));
        await reading;
        foreach (var read in (Func<ValueTask<byte[]>>[])[
            () => reader.Read(1), () => reader.Read(0), () => reader.ReadExactly(1), () => reader.ReadLine(),
            () => reader.ReadUntil(Bytes("b")), () => reader.Read()])
        {
            await Attempt(log, "later", read);
        }

        log.Add(reader.Exception);
    });

    public static void AnExceptionAfterTheDataOfARead(Log log) => RunFed(log, async (loop, reader) =>
    {
        var reading = loop.CreateTask(() => Attempt(log, "read", () => reader.Read(5)));
        await TestLoop.Passes(1);
        reader.FeedData("ab"u8);
        reader.SetException(new IOException("broken"));
        await reading;
        await Attempt(log, "later", () => reader.Read(5));
    });

    public static void LinesOfAStream(Log log) => RunFed(log, async (_, reader) =>
    {
        reader.FeedData("one\ntwo\n\nlast"u8);
        reader.FeedEof();
        await foreach (var line in reader)
        {
            log.Add(Text(line));
        }
    });

    public static void AReaderPausesAboveTwiceItsLimit(Log log) => RunStreams(
        log,
        async (_, reader, writer, peer) =>
        {
            Send(peer, new string('x', 20));
            await Until(() => Kept(reader, 20));
            log.Add(writer.Transport.IsReading);
            Send(peer, "y");
            await Until(() => Kept(reader, 21));
            log.Add(writer.Transport.IsReading);
            await reader.ReadExactly(10);
            log.Add(writer.Transport.IsReading);
            await reader.ReadExactly(1);
            log.Add(writer.Transport.IsReading);

            static bool Kept(StreamReader reader, int count) => reader.ToString().Contains($" {count} bytes", StringComparison.Ordinal);
        },
        limit: 10);

    public static void AReadOfMoreThanIsKept(Log log) => RunStreams(
        log,
        async (loop, reader, writer, peer) =>
        {
            var reading = loop.CreateTask(async () => await reader.ReadExactly(100_000));
            for (var i = 0; i < 10; i++)
            {
                Send(peer, new string('x', 10_000));
                await TestLoop.Passes(2);
            }

            log.Add((await reading).Length);
            log.Add(writer.Transport.IsReading);
        },
        limit: 10);

    public static void DrainGoesStraightOnBelowTheMark(Log log) => RunStreams(log, async (loop, _, writer, peer) =>
    {
        loop.CallSoon(log.Add, "callback");
        writer.Write("abc"u8);
        await writer.Drain();
        log.Add("straight on");
        log.Add(await ReceiveText(peer, 3));
    });

    public static void DrainWaitsAboveTheMark(Log log) => RunStreams(log, async (loop, _, writer, peer) =>
    {
        writer.Write(new byte[Much]);
        var tasks = Enumerable.Range(0, 3).Select(i => loop.CreateTask(() => Attempt(log, $"drain {i}", () => writer.Drain()))).ToArray();
        await TestLoop.Passes(3);
        log.Add("waiting");
        tasks[1].Cancel();
        await TestLoop.Passes(2);
        await Receive(peer, Much);
        await EventLoop.WaitAsync(tasks);
    });

    public static void DrainAfterClose(Log log) => RunStreams(log, async (_, _, writer, _) =>
    {
        writer.Close();
        log.Add(writer.IsClosing);
        await Attempt(log, "drain", () => writer.Drain());
        await Attempt(log, "again", () => writer.Drain());
        await Attempt(log, "closed", () => writer.WaitClosed());
    });

    public static void DrainThatWaitsWhenTheConnectionIsAborted(Log log) => RunStreams(log, async (loop, _, writer, _) =>
    {
        writer.Write(new byte[Much]);
        var task = loop.CreateTask(() => Attempt(log, "drain", () => writer.Drain()));
        await TestLoop.Passes(2);
        writer.Transport.Abort();
        await task;
    });

    public static void AResetThatStreamsHear(Log log) => RunStreams(log, async (loop, reader, writer, peer) =>
    {
        writer.Write(new byte[Much]);
        LoopTask[] tasks =
        [
            loop.CreateTask(() => Attempt(log, "read", () => reader.Read(5))),
            loop.CreateTask(() => Attempt(log, "closed", () => writer.WaitClosed())),
            loop.CreateTask(() => Attempt(log, "drain", () => writer.Drain())),
        ];
        await TestLoop.Passes(2);
        Reset(peer);
        await EventLoop.WaitAsync(tasks);
        await Attempt(log, "read", () => reader.Read(5));
        await Attempt(log, "drain", () => writer.Drain());
        await Attempt(log, "closed", () => writer.WaitClosed());
        writer.Write("ignored"u8);
    });

    public static void AnEndThatStreamsHear(Log log) => RunStreams(log, async (_, reader, writer, peer) =>
    {
        Send(peer, "last");
        peer.Shutdown(SocketShutdown.Send);
        await Attempt(log, "read", () => reader.Read());
        log.Add(reader.AtEof);
        log.Add(writer.IsClosing);
        writer.Write("answer"u8);
        await Attempt(log, "drain", () => writer.Drain());
        log.Add(await ReceiveText(peer, 6));
        writer.Close();
        await Attempt(log, "closed", () => writer.WaitClosed());
    });

    public static void WriteEofOfAStream(Log log) => RunStreams(log, async (_, reader, writer, peer) =>
    {
        log.Add(writer.CanWriteEof);
        writer.WriteLines([Bytes("ques"), Bytes("tion")]);
        writer.WriteEof();
        log.Add(await ReceiveText(peer, 100));
        Send(peer, "answer\n");
        await Attempt(log, "line", () => reader.ReadLine());
    });

    public static void CloseWithDataLeftIsWaitedFor(Log log) => RunStreams(log, async (loop, reader, writer, peer) =>
    {
        writer.Write(new byte[Much]);
        writer.Close();
        var waiting = loop.CreateTask(() => Attempt(log, "closed", () => writer.WaitClosed()));
        await TestLoop.Passes(3);
        log.Add(waiting.Done);
        log.Add((await Receive(peer, Much + 1)).Length);
        await waiting;
        await Attempt(log, "read", () => reader.Read());
    });

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

    public static void ALimitThatIsNone(Log log) => RunWithHandler(log, _ =>
    {
        foreach (var limit in (int[])[0, -1])
        {
            try
            {
                Assert.NotNull(new StreamReader(limit));
            }
            catch (ArgumentOutOfRangeException)
            {
                log.Add("refused");
            }
        }

        return Task.CompletedTask;
    });

    public static void FeedingAfterTheEnd(Log log) => RunFed(log, async (_, reader) =>
    {
        reader.FeedData(default);
        reader.FeedData("a"u8);
        reader.FeedEof();
        reader.FeedEof();
        try
        {
            reader.FeedData("b"u8);
        }
        catch (InvalidOperationException)
        {
            log.Add("refused");
        }

        await Attempt(log, "read", () => reader.Read());
    });

    private static string Text(ReadOnlyMemory<byte> data) => Encoding.ASCII.GetString(data.Span).Replace('\n', '|');

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private static ReadOnlyMemory<byte>[] Separators(params string[] separators) => [.. separators.Select(Bytes)];

    private static void Feed(StreamReader reader, string text) => reader.FeedData(Bytes(text).Span);

    private static Task Attempt(Log log, string name, Func<ValueTask> run) => Attempt(log, name, async () =>
    {
        await run();
        return null!;
    });

    /// <summary>Awaits, and says how that ended.</summary>
    private static async Task Attempt(Log log, string name, Func<ValueTask<byte[]>> run)
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

    private static Task<(StreamReader Reader, StreamWriter Writer)> Open(Server server) =>
        EventLoop.OpenConnection("127.0.0.1", ((IPEndPoint)server.Sockets[0].LocalEndPoint!).Port);

    private static void RunFed(Log log, Func<EventLoop, StreamReader, Task> body, int limit = DefaultLimit) =>
        RunWithHandler(log, loop => body(loop, new StreamReader(limit)));

    private static void RunStreams(Log log, Func<EventLoop, StreamReader, StreamWriter, Socket, Task> body, int limit = DefaultLimit) =>
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
