using static Asyncio.Tests.Scenarios.Bodies;
using static Asyncio.Tests.Scenarios.Connections;
using static Asyncio.Tests.Scenarios.StreamBodies;

namespace Asyncio.Tests.Scenarios;

internal static class StreamReadScenarios
{
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
}
