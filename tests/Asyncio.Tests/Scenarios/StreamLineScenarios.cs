using static Asyncio.Tests.Scenarios.StreamBodies;

namespace Asyncio.Tests.Scenarios;

internal static class StreamLineScenarios
{
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

    public static void LinesOfAStream(Log log) => RunFed(log, async (_, reader) =>
    {
        reader.FeedData("one\ntwo\n\nlast"u8);
        reader.FeedEof();
        await foreach (var line in reader)
        {
            log.Add(Text(line));
        }
    });
}
