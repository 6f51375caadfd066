using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Asyncio.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class SignalTests
{
    [Fact]
    public void AddSignalHandler_WaitingLoop_RunsTheCallbackOnItsThread()
    {
        var thread = 0;
        EventLoop.Run(async loop =>
        {
            var handled = new Event();
            loop.AddSignalHandler(PosixSignal.SIGCONT, () =>
            {
                thread = Environment.CurrentManagedThreadId;
                handled.Set();
            });
            var sending = Task.Run(() => Signals.Send("CONT"), TestContext.Current.CancellationToken);
            await EventLoop.Timeout(TimeSpan.FromSeconds(30), async () => await handled.WaitAsync());
            await sending;
        });
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void AddSignalHandler_TwoLoops_BothGetTheSignal()
    {
        var heard = 0;
        using var other = new EventLoop();
        other.AddSignalHandler(PosixSignal.SIGCONT, () =>
        {
            heard++;
            other.Stop();
        });
        EventLoop.Run(async loop =>
        {
            var handled = new Event();
            loop.AddSignalHandler(PosixSignal.SIGCONT, () =>
            {
                heard++;
                handled.Set();
            });
            Signals.Send("CONT");
            await EventLoop.Timeout(TimeSpan.FromSeconds(30), async () => await handled.WaitAsync());
        });
        other.CallLater(TimeSpan.FromSeconds(30), other.Stop);
        other.RunForever();
        Assert.Equal(2, heard);
    }

    [Fact]
    public void RemoveSignalHandler_PendingSignal_DoesNotRunTheCallback() => EventLoop.Run(async loop =>
    {
        var gone = new Event();
        loop.AddSignalHandler(PosixSignal.SIGCONT, () => Assert.Fail("The handler was removed."));
        using var arrived = new ManualResetEventSlim();
        using (PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => arrived.Set()))
        {
            Signals.Send("CONT");
            Assert.True(arrived.Wait(TimeSpan.FromSeconds(30)));
            Assert.True(loop.RemoveSignalHandler(PosixSignal.SIGCONT));
        }

        loop.CallLater(TimeSpan.FromMilliseconds(1), gone.Set);
        await gone.WaitAsync();
    });

    [Fact]
    public void AddSignalHandler_FromAnotherThreadOrClosed_IsRefused()
    {
        var loop = new EventLoop();
        loop.CallSoon(() =>
        {
            TestLoop.OnAnotherThread(() => Assert.Throws<InvalidOperationException>(
                () => loop.AddSignalHandler(PosixSignal.SIGCONT, () => { })));
            loop.Stop();
        });
        loop.RunForever();
        loop.Close();
        Assert.Throws<ObjectDisposedException>(() => loop.AddSignalHandler(PosixSignal.SIGCONT, () => { }));
        Assert.False(loop.RemoveSignalHandler(PosixSignal.SIGCONT));
    }
}
