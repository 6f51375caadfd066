using System.Net.Sockets;
using System.Text;
using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class ReaderScenarios
{
    public static void AReaderComesAfterWhatIsReadyAndBeforeTimers(Log log) => RunWithPair(async (loop, left, right) =>
    {
        Send(right, "a");
        WaitFor(left, 1);
        loop.CallLater(S(0), () => log.Add("timer"));
        loop.AddReader(left, () =>
        {
            log.Add($"reader got {Receive(left, 10)}");
            loop.CallSoon(() => log.Add("from the reader"));
        });
        loop.CallSoon(() => log.Add("ready"));
        await Passes(1);
        log.Add("a pass later");
        await Passes(2);
        log.Add(loop.RemoveReader(left));
    });

    public static void AReaderRunsAgainWhileThereIsSomething(Log log) => RunWithPair(async (loop, left, right) =>
    {
        Send(right, "abc");
        WaitFor(left, 3);
        loop.AddReader(left, () => log.Add(Receive(left, 1)));
        for (var i = 0; i < 5; i++)
        {
            log.Add($"pass {i}");
            await Passes(1);
        }

        loop.RemoveReader(left);
    });

    public static void AnotherReaderReplacesTheFirst(Log log) => RunWithPair(async (loop, left, right) =>
    {
        Send(right, "a");
        WaitFor(left, 1);
        loop.AddReader(left, () => log.Add("first"));
        loop.AddReader(left, () => log.Add($"second {Receive(left, 1)}"));
        await Passes(3);
        log.Add(loop.RemoveReader(left));
        log.Add(loop.RemoveReader(left));
    });

    public static void ARemovedReaderDoesNotRun(Log log) => RunWithPair(async (loop, left, right) =>
    {
        Send(right, "a");
        WaitFor(left, 1);
        loop.AddReader(left, () => log.Add("never"));
        log.Add(loop.RemoveReader(left));
        await Passes(3);
        log.Add(Receive(left, 1));
    });

    public static void AReaderRemovedInThePassInWhichItIsReady(Log log) => RunWithPair(async (loop, left, right) =>
    {
        var (other, otherRight) = TestSelectors.Pair();
        using (other)
        using (otherRight)
        {
            Send(right, "a");
            Send(otherRight, "b");
            WaitFor(left, 1);
            WaitFor(other, 1);
            loop.AddReader(left, () => Read(left, other));
            loop.AddReader(other, () => Read(other, left));
            await Passes(5);
        }

        void Read(Socket mine, Socket another)
        {
            log.Add("one of them");
            Receive(mine, 1);
            loop.RemoveReader(mine);
            log.Add(loop.RemoveReader(another));
        }
    });

    public static void ASocketThatIsReadyBothWaysReadsFirst(Log log) => RunWithPair(async (loop, left, right) =>
    {
        Send(right, "a");
        WaitFor(left, 1);
        loop.AddWriter(left, () =>
        {
            log.Add("writer");
            log.Add(loop.RemoveWriter(left));
        });
        loop.AddReader(left, () => log.Add($"reader {Receive(left, 1)}"));
        await Passes(4);
        log.Add(loop.RemoveWriter(left));
        log.Add(loop.RemoveReader(left));
    });

    public static void AWriterRunsInEachPassWhileThereIsRoom(Log log) => RunWithPair(async (loop, left, _) =>
    {
        loop.AddWriter(left, log.Add, "room");
        for (var i = 0; i < 3; i++)
        {
            log.Add($"pass {i}");
            await Passes(1);
        }

        loop.RemoveWriter(left);
        await Passes(2);
    });

    public static void AReaderHearsOfTheEnd(Log log) => RunWithPair(async (loop, left, right) =>
    {
        var ended = loop.CreateFuture<bool>();
        loop.AddReader(left, () =>
        {
            log.Add($"b'{Receive(left, 10)}'");
            loop.RemoveReader(left);
            ended.SetResult(true);
        });
        right.Close();
        await ended;
    });

    public static void AReaderThatFailsStays(Log log) => RunWithPair(async (loop, left, right) =>
    {
        loop.SetExceptionHandler((_, context) => log.Add($"handler: {context.Exception!.Message}"));
        Send(right, "a");
        WaitFor(left, 1);
        var hasFailed = false;
        loop.AddReader(left, () =>
        {
            if (!hasFailed)
            {
                hasFailed = true;
                throw new InvalidDataException("broken");
            }

            log.Add(Receive(left, 1));
        });
        await Passes(4);
        loop.RemoveReader(left);
    });

    public static void AReaderBelongsToNoTask(Log log) => RunWithPair(async (loop, left, right) =>
    {
        Send(right, "a");
        WaitFor(left, 1);
        loop.AddReader(left, () =>
        {
            log.Add(EventLoop.CurrentTask is null);
            Receive(left, 1);
        });
        await Passes(3);
        loop.RemoveReader(left);
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

    private static Task Passes(int count) => TestLoop.Passes(count);

    private static void Send(Socket socket, string text) => socket.Send(Encoding.ASCII.GetBytes(text));

    private static string Receive(Socket socket, int count)
    {
        var buffer = new byte[count];
        return Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer));
    }

    /// <summary>Python's pair has what was sent at once; over TCP it is on its way for a moment.</summary>
    private static void WaitFor(Socket socket, int count) =>
        Assert.True(SpinWait.SpinUntil(() => socket.Available >= count, TimeSpan.FromSeconds(30)));
}
