using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

[UnsupportedOSPlatform("windows")]
internal static class SignalScenarios
{
    public static void ASignalInAPassIsHandledAfterIt(Log log) => Run(async loop =>
    {
        var handled = loop.CreateFuture<bool>();
        loop.AddSignalHandler(PosixSignal.SIGWINCH, () =>
        {
            log.Add("handled");
            log.Add(EventLoop.CurrentTask is null);
            handled.SetResult(true);
        });
        loop.CallSoon(() =>
        {
            Signals.Send("WINCH");
            log.Add("sent");
        });
        loop.CallSoon(() => log.Add("same pass"));
        await handled;
        log.Add(loop.RemoveSignalHandler(PosixSignal.SIGWINCH));
    });

    public static void AnotherHandlerOfASignalReplacesTheFirst(Log log) => Run(async loop =>
    {
        var handled = new Event();
        loop.AddSignalHandler(PosixSignal.SIGWINCH, () => log.Add("never"));
        loop.AddSignalHandler(PosixSignal.SIGWINCH, handled.Set);
        for (var i = 0; i < 2; i++)
        {
            Signals.Send("WINCH");
            await handled.WaitAsync();
            handled.Clear();
            log.Add($"handled {i + 1}");
        }

        log.Add(loop.RemoveSignalHandler(PosixSignal.SIGWINCH));
        log.Add(loop.RemoveSignalHandler(PosixSignal.SIGWINCH));
    });

    public static void ASignalHandlerThatFailsStays(Log log) => Run(async loop =>
    {
        loop.SetExceptionHandler((_, context) => log.Add($"handler: {context.Exception!.Message}"));
        var handled = new Event();
        loop.AddSignalHandler(PosixSignal.SIGWINCH, () =>
        {
            handled.Set();
            throw new InvalidDataException("broken");
        });
        for (var i = 0; i < 2; i++)
        {
            Signals.Send("WINCH");
            await handled.WaitAsync();
            handled.Clear();
        }
    });

    public static void ASignalCancelsATask(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(Waits);
        loop.AddSignalHandler(PosixSignal.SIGWINCH, () => task.Cancel());
        await Sleep(0);
        Signals.Send("WINCH");
        await EventLoop.WaitAsync([task]);
        log.Add(task.Cancelled);

        async Task Waits()
        {
            try
            {
                await loop.CreateFuture<bool>();
            }
            catch (OperationCanceledException)
            {
                log.Add("cancelled");
                throw;
            }
        }
    });

    public static void ASignalThatCannotBeHandledIsRefused(Log log) => Run(async loop =>
    {
        const int Kill = 9;
        const int Stop = 19;
        foreach (var number in (int[])[Kill, Stop, 1000])
        {
            Assert.Throws<ArgumentException>(() => loop.AddSignalHandler((PosixSignal)number, () => log.Add("never")));
            log.Add("refused");
        }

        log.Add(loop.RemoveSignalHandler(PosixSignal.SIGWINCH));
        await Sleep(0);
    });
}
