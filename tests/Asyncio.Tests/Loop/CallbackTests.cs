namespace Asyncio.Tests;

public sealed class CallbackTests
{
    [Fact]
    public void CallSoon_Several_RunInOrderOfRegistration()
    {
        var order = RunAndTrace((loop, trace) =>
        {
            foreach (var name in new[] { "a", "b", "c" })
            {
                loop.CallSoon(trace.Add, name);
            }
        });
        Assert.Equal(["a", "b", "c"], order);
    }

    [Fact]
    public void CallSoon_DuringAPass_RunsInTheNext()
    {
        var order = RunAndTrace((loop, trace) =>
        {
            loop.CallSoon(() =>
            {
                trace.Add("a");
                loop.CallSoon(trace.Add, "registered by a");
            });
            loop.CallSoon(trace.Add, "b");
        });
        Assert.Equal(["a", "b", "registered by a"], order);
    }

    [Fact]
    public void CallLater_DifferentTimes_RunInOrderOfTime()
    {
        var order = RunAndTrace((loop, trace) =>
        {
            loop.CallLater(TimeSpan.FromSeconds(3), () => trace.Add("3"));
            loop.CallLater(TimeSpan.FromSeconds(1), () => trace.Add("1"));
            loop.CallLater(TimeSpan.FromSeconds(2), () => trace.Add("2"));
        });
        Assert.Equal(["1", "2", "3"], order);
    }

    [Fact]
    public void CallAt_EqualTimes_RunInOrderOfRegistration()
    {
        var order = RunAndTrace((loop, trace) =>
        {
            var when = loop.Time + TimeSpan.FromSeconds(1);
            foreach (var name in Enumerable.Range(0, 50).Select(i => $"{i}"))
            {
                loop.CallAt(when, () => trace.Add(name));
            }
        });
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i}"), order);
    }

    [Fact]
    public void Cancel_HandleBeforeItRuns_NeverRuns()
    {
        var order = RunAndTrace((loop, trace) =>
        {
            var soon = loop.CallSoon(trace.Add, "soon");
            var later = loop.CallLater(TimeSpan.FromSeconds(1), () => trace.Add("later"));
            loop.CallSoon(trace.Add, "kept");
            soon.Cancel();
            later.Cancel();
            Assert.True(soon.Cancelled);
            Assert.True(later.Cancelled);
        });
        Assert.Equal(["kept"], order);
    }

    private static List<string> RunAndTrace(Action<EventLoop, List<string>> register)
    {
        var trace = new List<string>();
        var options = new EventLoopOptions { TimeProvider = new VirtualClock() };
        EventLoop.Run(
            async loop =>
            {
                register(loop, trace);
                await EventLoop.Sleep(TimeSpan.FromMinutes(1));
            },
            options);
        return trace;
    }
}
